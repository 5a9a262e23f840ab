using CustomerConnect.Storage.Staff.Team;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Staff.Live;
using CustomerConnect.Web.Staff.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace CustomerConnect.Web.Staff.Team;

/// <summary><c>/staff/roles</c>: permissions under a name.</summary>
internal static class RolesEndpoint
{
    private const int LongestName = 60;
    private const string SayTheName = "Give the role a name of at most 60 characters.";

    /// <summary>Maps the page and its forms.</summary>
    public static void Map(IEndpointRouteBuilder roles)
    {
        roles.MapGet("", Show);
        roles.MapPost("", (IFormCollection form, [AsParameters] Asked asked) => SaveAsync(null, form, asked));
        roles.MapPost("/{id}", (string id, IFormCollection form, [AsParameters] Asked asked) => SaveAsync(id, form, asked));
        roles.MapPost("/{id}/delete", (string id, [FromForm] string? why, [AsParameters] Asked asked) =>
            asked.DoAsync("deleted", null, by => asked.Roles.DeleteAsync(by, id, why, asked.Cancel)));
    }

    private static async Task<IResult> Show([FromQuery] string? role, [FromQuery] string? done, [AsParameters] Asked asked)
    {
        asked.Http.Response.Headers.CacheControl = "no-cache, no-store";
        return Page.Of<RolesPage, RolesView>(await asked.ViewAsync(role) with { Done = TeamWords.Done(done) });
    }

    private static Task<IResult> SaveAsync(string? id, IFormCollection form, Asked asked)
    {
        var name = form["name"].ToString().Trim();
        var permissions = form["permission"].Where(p => StaffPermissions.All.Contains(p)).Select(p => p!).Distinct().ToList();
        return asked.DoAsync("saved", new RoleEntry(id, name, permissions, form["why"].ToString()), by => name.Length is 0 or > LongestName
            ? Task.FromResult<string?>(SayTheName)
            : asked.Roles.SaveAsync(by, id, name, permissions, form["why"], asked.Cancel));
    }

    /// <summary>What is asked of roles, and what is needed to answer.</summary>
    private readonly record struct Asked(HttpContext Http, TeamReader Reader, RoleTable Roles, StaffConnections Connections, CancellationToken Cancel)
    {
        public async Task<RolesView> ViewAsync(string? open)
        {
            var by = await Reader.ManagerAsync(Http.User, Cancel);
            return new(Http.User.StaffName(), await Roles.AllAsync(Cancel), open, [.. StaffPermissions.All.Where(p => by.Powers.Include([p]))]);
        }

        public async Task<IResult> DoAsync(string done, RoleEntry? typed, Func<Manager, Task<string?>> change)
        {
            Http.Response.Headers.CacheControl = "no-cache, no-store";
            if (await change(await Reader.ManagerAsync(Http.User, Cancel)) is not { } refused)
            {
                await Connections.CheckAsync(Cancel);
                return Page.SeeOther($"/staff/roles?done={done}");
            }

            return Page.Of<RolesPage, RolesView>(
                await ViewAsync(typed?.Id) with { Refused = refused, Typed = typed }, StatusCodes.Status422UnprocessableEntity);
        }
    }
}

/// <summary>The roles page.</summary>
/// <param name="Open">Role that is open, or null.</param>
/// <param name="Mine">Permissions that who looks may give.</param>
public sealed record RolesView(string Member, IReadOnlyList<Role> Roles, string? Open, IReadOnlyList<string> Mine)
{
    /// <summary>What was done, or null.</summary>
    public string? Done { get; init; }

    /// <summary>Why what was asked for was not done, or null.</summary>
    public string? Refused { get; init; }

    /// <summary>What was filled in and refused, or null.</summary>
    public RoleEntry? Typed { get; init; }
}

/// <summary>A role as it was filled in.</summary>
/// <param name="Id">The role, or null for a new one.</param>
/// <param name="Why">The reason.</param>
public sealed record RoleEntry(string? Id, string Name, IReadOnlyList<string> Permissions, string Why);
