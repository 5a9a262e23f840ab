using CustomerConnect.Storage;
using CustomerConnect.Storage.People;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.History;
using CustomerConnect.Storage.Staff.Team;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Staff.Details;
using CustomerConnect.Web.Staff.Live;
using CustomerConnect.Web.Staff.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace CustomerConnect.Web.Staff.Team;

/// <summary><c>/staff/team</c>: who works with the product, what they may do and see.</summary>
internal static class TeamEndpoint
{
    private const int LongestName = 100;
    private const string SayTheName = "Write the name that colleagues read, of at most 100 characters.";

    /// <summary>Maps the pages of the team and of its roles.</summary>
    public static void MapTeam(this IEndpointRouteBuilder staff)
    {
        var team = staff.MapGroup("/team").Requires(StaffPermissions.ManageTeam);
        team.MapGet("", Show);
        team.MapPost("/search", Search);
        team.MapGet("/new", New);
        team.MapPost("/new", Add);
        team.MapPost("/{id}/edit", Edit);
        team.MapPost("/{id}/invite", (string id, [FromForm] string? why, [AsParameters] Asked asked) =>
            asked.DoAsync(id, "invited", by => asked.Changes.InviteAsync(by, id, why, asked.Cancel)));
        team.MapPost("/{id}/disable", (string id, [FromForm] string? why, [AsParameters] Asked asked) =>
            asked.DoAsync(id, "disabled", by => asked.Access.DisableAsync(by, id, why, asked.Cancel)));
        team.MapPost("/{id}/enable", (string id, [FromForm] string? why, [AsParameters] Asked asked) =>
            asked.DoAsync(id, "enabled", by => asked.Access.EnableAsync(by, id, why, asked.Cancel)));
        team.MapPost("/{id}/reset-factor", (string id, [FromForm] string? why, [AsParameters] Asked asked) =>
            asked.DoAsync(id, "reset", by => asked.Access.ResetFactorAsync(by, id, why, asked.Cancel)));
        team.MapPost("/{id}/sign-out", (string id, [FromForm] string? why, [AsParameters] Asked asked) =>
            asked.DoAsync(id, "signed-out", by => asked.Access.SignOutAsync(by, id, why, asked.Cancel)));
        RolesEndpoint.Map(staff.MapGroup("/roles").Requires(StaffPermissions.ManageTeam));
    }

    private static async Task<IResult> Show(HttpContext http, TeamReader reader, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return Page.Of<TeamPage, TeamView>(await reader.ReadAsync(TeamQuery.Of(http.Request.Query), http.User, cancel));
    }

    private static async Task<IResult> Search([FromForm] string? text, HttpContext http, Searches searches, CancellationToken cancel)
    {
        var wanted = text?.Trim() is { Length: > 0 and <= LongestName } name ? await searches.KeepAsync(http.User.StaffId(), name, cancel) : null;
        return Page.SeeOther(new TeamQuery(null, wanted, null).Address());
    }

    private static async Task<IResult> New(HttpContext http, TeamReader reader, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var by = await reader.ManagerAsync(http.User, cancel);
        return Page.Of<NewMemberPage, NewMemberView>(new(
            http.User.StaffName(), await reader.FieldsAsync(by, "", null, null, StaffScope.Nothing, cancel), null));
    }

    private static async Task<IResult> Add(IFormCollection form, [AsParameters] Asked asked, TimeProvider clock)
    {
        var by = await asked.Reader.ManagerAsync(asked.Http.User, asked.Cancel);
        var (name, role, scope) = (Name(form), form["role"].ToString(), ScopeForm.Read(form));
        var id = TextId.New(clock);
        var refused = name.Length is 0 or > LongestName ? SayTheName
            : !EmailAddress.TryNormalize(form["email"], out var email, out _) ? "That is not an e-mail address."
            : await asked.Changes.AddAsync(by, id, name, email, role, scope, form["why"], asked.Cancel);
        return refused is null
            ? Page.SeeOther(new TeamQuery(id, null, null, "added").Address())
            : Page.Of<NewMemberPage, NewMemberView>(
                new(asked.Http.User.StaffName(), await asked.Reader.FieldsAsync(by, name, form["email"], role, scope, asked.Cancel), refused, form["why"]),
                StatusCodes.Status422UnprocessableEntity);
    }

    private static Task<IResult> Edit(string id, IFormCollection form, [AsParameters] Asked asked) => asked.DoAsync(id, "saved", by =>
        Name(form) is { Length: > 0 and <= LongestName } name
            ? asked.Changes.EditAsync(by, id, name, form["role"].ToString(), ScopeForm.Read(form), form["why"], asked.Cancel)
            : Task.FromResult<string?>(SayTheName));

    private static string Name(IFormCollection form) => form["name"].ToString().Trim();

    /// <summary>What is asked of a member, and what is needed to answer.</summary>
    private readonly record struct Asked(
        HttpContext Http, TeamReader Reader, TeamChanges Changes, TeamAccess Access, StaffConnections Connections, CancellationToken Cancel)
    {
        /// <summary>Does it, cuts connections off that it ends, and shows the member again: with what was done, or with why it was not.</summary>
        public async Task<IResult> DoAsync(string id, string done, Func<Manager, Task<string?>> change)
        {
            Http.Response.Headers.CacheControl = "no-cache, no-store";
            var refused = await change(await Reader.ManagerAsync(Http.User, Cancel));
            var query = new TeamQuery(id, null, null, done);
            if (refused is null)
            {
                await Connections.CheckAsync(Cancel, id);
                return Page.SeeOther(query.Address());
            }

            var view = await Reader.ReadAsync(query with { Done = null }, Http.User, Cancel);
            if (view.Open is not { } open)
            {
                return DetailsEndpoint.Missing();
            }

            // What was filled in stays, so that it is mended and not typed again.
            var (action, form) = (Http.Request.Path.Value!.Split('/')[^1], await Http.Request.ReadFormAsync(Cancel));
            var fields = action == "edit" ? open.Fields with { Name = Name(form), Role = form["role"], Scope = ScopeForm.Read(form) } : open.Fields;
            return Page.Of<TeamPage, TeamView>(
                view with { Open = open with { Refused = refused, Fields = fields, Typed = new(action, form) } }, StatusCodes.Status422UnprocessableEntity);
        }
    }
}
