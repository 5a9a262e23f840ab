using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Statuses;

namespace CustomerConnect.Web.Pages.Projects;

/// <summary>A project: what it is, its models, where to choose a home.</summary>
internal static class Endpoint
{
    public static void MapProject(this IEndpointRouteBuilder pages) => pages.MapGet("/{community}/{project}", Show);

    private static async Task<IResult> Show(
        string community, string project, Places places, UnitStatuses statuses, CancellationToken cancel)
    {
        var (place, instead) = await places.ProjectAsync(community, project, cancel);
        return place is null ? instead!
            : Page.Of<ProjectPage, ProjectView>(new ProjectView(place, await statuses.BoardAsync(place.Project)));
    }
}

/// <summary>A project and how its homes stand.</summary>
public sealed record ProjectView(Place Place, ProjectBoard Board)
{
    /// <summary>The project.</summary>
    public Project Project => Place.Project;

    /// <summary>The project in one breath.</summary>
    public ProjectCard Card { get; } = new(Place.Community, Place.Project, Board);

    /// <summary>What reserving means here, in a sentence or two.</summary>
    public string Terms { get; } = ReserveTerms.Sentence(Place.Project.Settings);
}
