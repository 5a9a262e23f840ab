using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Pages.LinkTrouble;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Visits;

/// <summary>
/// Starts a visit for somebody who wants a home and has no visit that could go on: by the link of the visit before, else by one that is open
/// where the home is. What a link forbids it forbids here too.
/// </summary>
public sealed class NewVisits(ICatalog catalog, OpenLinks links, LinkDoor door, VisitorCookie cookie, TimeProvider clock)
{
    /// <summary>Starts it, and gives the browser its cookie from the next request on.</summary>
    /// <param name="before">The link of the visit before, or null.</param>
    /// <returns>The visitor with the new visit, or the page that is shown instead.</returns>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<(Visitor? Visitor, IResult? Instead)> StartAsync(
        HttpContext http, CommunitySnapshot community, Project project, LinkId? before, CancellationToken cancel)
    {
        if (await LinkAsync(community, project, before, cancel) is not { } link)
        {
            return (null, Page.Of<LinkTroublePage, LinkTroubleView>(
                new(community.Community, JourneyTexts.VisitEnded, JourneyTexts.NoWayIn, StatusCodes.Status404NotFound, null), StatusCodes.Status404NotFound));
        }

        var answer = await door.EnterAsync(link, community, cookie.Read(http), Devices.Of(http.Request), cancel);
        if (answer.Value is not { } visitor)
        {
            return (null, LinkEndpoint.Trouble(http, community.Community, answer.Refusal!));
        }

        cookie.Write(http, visitor);
        return (visitor, null);
    }

    private async Task<LinkInfo?> LinkAsync(CommunitySnapshot community, Project project, LinkId? before, CancellationToken cancel)
    {
        if (before is { } id && await catalog.LinkAsync(id.Value, cancel) is { } own && own.CommunityId == community.Community.Id
            && LinkDoor.Closed(own, clock.GetUtcNow()) is null)
        {
            return own;
        }

        return await links.FindAsync(community.Community.Id, project.Id, cancel) is { } open ? await catalog.LinkAsync(open, cancel) : null;
    }
}
