using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Pages.Missing;
using CustomerConnect.Web.Pages.Unavailable;

namespace CustomerConnect.Web.Pages;

/// <summary>Finds what an address names, or the page that is shown instead.</summary>
public sealed class Places(ICatalog catalog)
{
    /// <summary>A community that takes reservations, or the page instead.</summary>
    public async ValueTask<(CommunitySnapshot? Community, IResult? Instead)> CommunityAsync(string slug, CancellationToken cancel)
    {
        if (await catalog.CommunityBySlugAsync(slug, cancel) is not { } community)
        {
            return (null, Page.Of<MissingPage, MissingView>(new MissingView(null), StatusCodes.Status404NotFound));
        }

        return community.Projects.Any(p => p.Settings.Enabled)
            ? (community, null)
            : (null, Page.Of<UnavailablePage, UnavailableView>(new UnavailableView(community.Community, null)));
    }

    /// <summary>A project that takes reservations, with its community, or the page instead.</summary>
    public async ValueTask<(Place? Place, IResult? Instead)> ProjectAsync(string community, string project, CancellationToken cancel)
    {
        var (snapshot, instead) = await CommunityAsync(community, cancel);
        return snapshot is null ? (null, instead)
            : snapshot.ProjectBySlug(project) is not { } found ? (null, NotHere(snapshot.Community))
            : found.Settings.Enabled ? (new Place(snapshot, found), null)
            : (null, Page.Of<UnavailablePage, UnavailableView>(new UnavailableView(snapshot.Community, found)));
    }

    /// <summary>404 within a community.</summary>
    public static IResult NotHere(Community community) =>
        Page.Of<MissingPage, MissingView>(new MissingView(community), StatusCodes.Status404NotFound);
}

/// <summary>A project in its community.</summary>
public sealed record Place(CommunitySnapshot Snapshot, Project Project)
{
    /// <summary>The community.</summary>
    public Community Community => Snapshot.Community;
}
