using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Statuses;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Pages.Homes;

/// <summary>The page where a home is chosen: a site map, or the plate of a floor, with the list beside it.</summary>
/// <param name="All">Every home of the project.</param>
/// <param name="Building">The building that is shown, or null where there are none.</param>
/// <param name="Floor">The floor that is shown, or null for all of them.</param>
/// <param name="Here">Those on the floor or in the building that is shown, or all where there are no buildings.</param>
public sealed record HomesView(
    Place Place, HomeFilter Filter, Building? Building, Floor? Floor, IReadOnlyList<HomeView> All, IReadOnlyList<HomeView> Here)
{
    /// <summary>Those of <see cref="Here"/> that the filter wants.</summary>
    public IReadOnlyList<HomeView> Wanted { get; } = [.. Here.Where(Filter.Wants)];

    /// <summary>The picture they are chosen on, or null.</summary>
    public MapPicture? Map => Place.Project.Type == ProjectType.HighDensity ? Floor?.Plate : Place.Project.SiteMap;

    /// <summary>The homes drawn on it.</summary>
    public IReadOnlyList<MapShape> Shapes
    {
        get
        {
            var homes = Here.ToDictionary(h => h.Unit.Id, StringComparer.Ordinal);
            return [.. Map?.Overlays.Where(o => homes.ContainsKey(o.TargetId)).Select(o => Shape(o, homes[o.TargetId])) ?? []];
        }
    }

    /// <summary>Homes of a floor that the filter wants once they are free.</summary>
    public IEnumerable<HomeView> Of(Floor floor) => All.Where(h => h.Unit.FloorId == floor.Id && Filter.WouldWant(h));

    /// <summary>True when one of them is free.</summary>
    public bool Has(Floor floor) => Of(floor).Any(h => h.Public.Status == PublicStatus.Available);

    /// <summary>The same page with another filter.</summary>
    public string With(HomeFilter filter) => filter.Address(Addresses.Homes(Place.Community, Place.Project), Building, Floor);

    /// <summary>The same filter on another floor, or on all floors of a building.</summary>
    public string On(Building building, Floor? floor) => Filter.Address(Addresses.Homes(Place.Community, Place.Project), building, floor);

    /// <summary>The view of an address.</summary>
    public static HomesView Of(Place place, ProjectBoard board, IQueryCollection query)
    {
        var filter = HomeFilter.Of(query, place.Project);
        var all = HomeView.Of(place.Community, place.Project, board);
        if (place.Project.Type != ProjectType.HighDensity || place.Project.Buildings.Length == 0)
        {
            return new(place, filter, null, null, all, all);
        }

        var building = place.Project.Buildings.FirstOrDefault(b => b.Slug == query["building"]) ?? place.Project.Buildings[0];
        var floors = building.Floors.OrderByDescending(f => f.Level).ToList();
        if (query["floor"] == HomeFilter.AllFloors)
        {
            return new(place, filter, building, null, all, [.. all.Where(h => h.Unit.BuildingId == building.Id)]);
        }

        bool Free(Floor floor) => all.Any(h => h.Unit.FloorId == floor.Id && filter.WouldWant(h) && h.Public.Status == PublicStatus.Available);
        var floor = floors.FirstOrDefault(f => $"{f.Level}" == query["floor"]) ?? floors.FirstOrDefault(Free) ?? floors.FirstOrDefault();
        return new(place, filter, building, floor, all, [.. all.Where(h => h.Unit.FloorId == floor?.Id)]);
    }

    private MapShape Shape(Overlay overlay, HomeView home)
    {
        var plate = Place.Project.Type == ProjectType.HighDensity && home.Model is not null;
        var beds = plate ? Show.Text(BrowseTexts.BedsShort, home.Model!.Beds) : null;
        return new(
            overlay, home.Href, home.Look, home.Name, home.Spoken, home.Unit.Number,
            plate ? $"{beds} · {HomeNames.Area(home.Model!.SquareFeet)}" : null, beds, Off: !Filter.Wants(home));
    }
}
