using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Pages.Homes;
using CustomerConnect.Web.Statuses;

namespace CustomerConnect.Web.Pages.Models;

/// <summary>A model: cover photo, floor plan, figures, public files, and which homes are built so.</summary>
internal static class Endpoint
{
    public static void MapModel(this IEndpointRouteBuilder pages) => pages.MapGet("/{community}/{project}/models/{model}", Show);

    private static async Task<IResult> Show(
        string community, string project, string model, Places places, UnitStatuses statuses, CancellationToken cancel)
    {
        var (place, instead) = await places.ProjectAsync(community, project, cancel);
        return place is null ? instead!
            : place.Project.Models.FirstOrDefault(m => m.Slug == model) is not { } found ? Places.NotHere(place.Community)
            : Page.Of<ModelPage, ModelView>(new ModelView(place, found, await statuses.BoardAsync(place.Project)));
    }
}

/// <summary>A model and how the homes built so stand.</summary>
public sealed record ModelView(Place Place, HomeModel Home, ProjectBoard Board)
{
    /// <summary>Homes of this model.</summary>
    public IReadOnlyList<HomeView> Homes { get; } =
        [.. HomeView.Of(Place.Community, Place.Project, Board).Where(h => h.Unit.ModelId == Home.Id)];

    /// <summary>Its cover, and what else there is to see.</summary>
    public IReadOnlyList<ModelPicture> Pictures { get; } =
        Home.CoverPath is { } cover ? [new(cover, Home.DisplayName), .. Home.Pictures] : Home.Pictures;

    /// <summary>Where homes of this model are chosen on the map.</summary>
    public string Choose { get; } = HomeFilter.None with { Model = Home.Slug } is var filter && Place.Project.Buildings is [var first, ..]
        ? filter.Address(Addresses.Homes(Place.Community, Place.Project), first, null)
        : filter.Address(Addresses.Homes(Place.Community, Place.Project), null, null);
}
