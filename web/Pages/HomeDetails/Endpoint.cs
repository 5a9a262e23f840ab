using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Statuses;
using NodaTime;

namespace CustomerConnect.Web.Pages.HomeDetails;

/// <summary>One home, and the way to reserve it.</summary>
internal static class Endpoint
{
    public static void MapHome(this IEndpointRouteBuilder pages) => pages.MapGet("/{community}/{project}/homes/{unit}", Show);

    private static async Task<IResult> Show(
        string community, string project, string unit, Places places, UnitStatuses statuses, TimeProvider clock, CancellationToken cancel)
    {
        var (place, instead) = await places.ProjectAsync(community, project, cancel);
        return place is null ? instead!
            : place.Project.Units.FirstOrDefault(u => u.Slug == unit) is not { } found ? Places.NotHere(place.Community)
            : Page.Of<HomePage, OneHomeView>(OneHomeView.Of(place, found, await statuses.BoardAsync(place.Project), clock.GetUtcNow()));
    }
}

/// <summary>One home with everything that a buyer is told of it.</summary>
/// <param name="Today">The day it is in the project's zone.</param>
public sealed record OneHomeView(Place Place, HomeView Home, Building? Building, Floor? Floor, DateOnly Today)
{
    /// <summary>The map it lies on, or null.</summary>
    public MapPicture? Map => Place.Project.Type == ProjectType.HighDensity ? Floor?.Plate : Place.Project.SiteMap;

    /// <summary>Its shape on that map, or null.</summary>
    public Overlay? Overlay => Map?.Overlays.FirstOrDefault(o => o.TargetId == Home.Unit.Id);

    /// <summary>Where homes beside it are chosen.</summary>
    public string Around => Building is not null && Floor is not null
        ? Addresses.Homes(Place.Community, Place.Project, Building, Floor)
        : Addresses.Homes(Place.Community, Place.Project);

    /// <summary>The milestones that are known, in order.</summary>
    public IReadOnlyList<Milestone> Milestones =>
        Milestone.Of(Home.Unit.ConstructionStart, Home.Unit.OptionsCutoff, Home.Unit.ConstructionFinish, Today);

    /// <summary>True when a home that is taken may be queued for.</summary>
    public bool HasQueue => Place.Project.Settings is { AllowQueue: true, HideAvailability: false };

    /// <summary>The view of a home.</summary>
    public static OneHomeView Of(Place place, UnitInfo unit, ProjectBoard board, DateTimeOffset now)
    {
        var building = place.Project.Buildings.FirstOrDefault(b => b.Id == unit.BuildingId);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(place.Project.Settings.TimeZone) ?? DateTimeZone.Utc;
        var today = Instant.FromDateTimeOffset(now).InZone(zone).Date.ToDateOnly();
        return new(
            place, HomeView.Of(place.Community, place.Project, unit, board), building,
            building?.Floors.FirstOrDefault(f => f.Id == unit.FloorId), today);
    }
}
