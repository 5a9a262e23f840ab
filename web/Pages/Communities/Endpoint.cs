using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Statuses;

namespace CustomerConnect.Web.Pages.Communities;

/// <summary>A community: the map of its projects, and the list.</summary>
internal static class Endpoint
{
    public static void MapCommunity(this IEndpointRouteBuilder pages) => pages.MapGet("/{community}", Show);

    private static async Task<IResult> Show(string community, Places places, UnitStatuses statuses, CancellationToken cancel)
    {
        var (snapshot, instead) = await places.CommunityAsync(community, cancel);
        return snapshot is null ? instead! : Page.Of<CommunityPage, CommunityView>(await CommunityView.OfAsync(snapshot, statuses));
    }
}

/// <summary>A community and how its projects stand.</summary>
public sealed record CommunityView(CommunitySnapshot Snapshot, IReadOnlyList<ProjectCard> Projects)
{
    /// <summary>The community.</summary>
    public Community Community => Snapshot.Community;

    /// <summary>Homes that can be reserved in all projects.</summary>
    public int Available => Projects.Sum(p => p.Available);

    /// <summary>The same in words.</summary>
    public string AvailableInWords => HomeNames.Count(Available);

    /// <summary>The least price among them, in words, or null.</summary>
    public string? From => Projects
        .Where(p => p.Price is not null)
        .MinBy(p => p.Board.Homes.Values.Where(h => h.Status == PublicStatus.Available).Min(h => h.PriceCents))?.Price;

    /// <summary>The month in which the first home that can be reserved is finished, or null.</summary>
    public string? FirstMoveIn => Projects
        .Where(p => p.Project.Settings.Enabled)
        .SelectMany(p => p.Project.Units.Where(u => p.Board[u.Id].Status == PublicStatus.Available))
        .Min(u => u.ConstructionFinish) is { } day ? Components.Show.Month(day) : null;

    /// <summary>The projects drawn on the community's map.</summary>
    public IReadOnlyList<MapShape> Shapes =>
    [
        .. Snapshot.Community.SiteMap?.Overlays
            .Select(o => (Overlay: o, Card: Projects.FirstOrDefault(p => p.Project.Id == o.TargetId)))
            .Where(s => s.Card is not null)
            .Select(s => new MapShape(
                s.Overlay, s.Card!.Href, s.Card.Look, s.Card.Project.DisplayName, $"{s.Card.Project.DisplayName}, {s.Card.Count}",
                s.Card.Project.DisplayName, s.Card.Count, s.Card.Count)) ?? [],
    ];

    /// <summary>The view of a community as it stands.</summary>
    public static async Task<CommunityView> OfAsync(CommunitySnapshot snapshot, UnitStatuses statuses)
    {
        var cards = new List<ProjectCard>(snapshot.Projects.Length);
        foreach (var project in snapshot.Projects)
        {
            cards.Add(new ProjectCard(snapshot.Community, project, await statuses.BoardAsync(project)));
        }

        return new CommunityView(snapshot, cards);
    }
}
