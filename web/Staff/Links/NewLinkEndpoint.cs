using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Staff.Details;
using CustomerConnect.Web.Staff.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace CustomerConnect.Web.Staff.Links;

/// <summary><c>/staff/links/new</c>: first where a link leads, a step an address, then what it is called.</summary>
internal static class NewLinkEndpoint
{
    /// <summary>Maps the page and its form.</summary>
    public static void Map(IEndpointRouteBuilder staff)
    {
        staff.MapGet("/links/new", Show).Requires(StaffPermissions.ManageLinks);
        staff.MapPost("/links/new", Make).Requires(StaffPermissions.ManageLinks);
    }

    private static async Task<IResult> Show(
        [FromQuery] string? community, [FromQuery] string? project, [FromQuery] string? model, [FromQuery] string? building, [FromQuery] string? unit,
        HttpContext http, StaffScopes scopes, LinkTree tree, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var sees = await scopes.ScopeAsync(http.User, cancel);
        return await tree.AtAsync(sees, community, project, model, building, unit, cancel) is { } at
            ? Page.Of<NewLinkPage, NewLinkView>(new(http.User.StaffName(), at, new("", "", "", ""), null))
            : DetailsEndpoint.Missing();
    }

    private static async Task<IResult> Make(
        IFormCollection form, HttpContext http, StaffScopes scopes, LinkTree tree, LinkChanges changes, ICatalog catalog, CancellationToken cancel)
    {
        string? Id(string name) => form[name].ToString() is { Length: > 0 and <= 64 } id ? id : null;
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var sees = await scopes.ScopeAsync(http.User, cancel);
        if (await tree.AtAsync(sees, Id("community"), Id("project"), Id("model"), Id("building"), Id("unit"), cancel) is not { Scope: { } scope } at
            || await catalog.CommunityAsync(scope.Community, cancel) is not { } community)
        {
            return DetailsEndpoint.Missing();
        }

        var entry = LinkEntry.Of(form);
        if (entry.WhyNot() is { } refused)
        {
            return Page.Of<NewLinkPage, NewLinkView>(new(http.User.StaffName(), at, entry, refused), StatusCodes.Status422UnprocessableEntity);
        }

        var id = await changes.MakeAsync(http.User.StaffId(), scope, entry, StaffTimes.Zone(community.Community.TimeZone), cancel);
        return Page.SeeOther((LinksQuery.Plain with { Link = id, Done = "made" }).Address());
    }
}

/// <summary>The page that makes a link.</summary>
/// <param name="At">Where it leads so far.</param>
/// <param name="Entry">What was filled in.</param>
/// <param name="Refused">Why it was not made, or null.</param>
public sealed record NewLinkView(string Member, TreeView At, LinkEntry Entry, string? Refused);
