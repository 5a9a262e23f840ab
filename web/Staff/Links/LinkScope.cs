using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Web.Staff.Links;

/// <summary>Where a link leads: a community, or something narrower in it.</summary>
public sealed record LinkScope(string Community, string? Project = null, string? Model = null, string? Building = null, string? Unit = null)
{
    /// <summary>The narrowest scope that the ids name together; null when they do not belong together. A home brings its model and building.</summary>
    public static LinkScope? Of(CommunitySnapshot community, string? project, string? model, string? building, string? unit)
    {
        if (project is null)
        {
            return model is null && building is null && unit is null ? new(community.Community.Id) : null;
        }

        if (!community.ProjectsById.TryGetValue(project, out var found))
        {
            return null;
        }

        if (unit is not null)
        {
            return found.UnitsById.TryGetValue(unit, out var home) && (model ?? home.ModelId) == home.ModelId && (building ?? home.BuildingId) == home.BuildingId
                ? new(community.Community.Id, project, home.ModelId, home.BuildingId, unit) : null;
        }

        return (model is null || found.ModelsById.ContainsKey(model)) && (building is null || found.Buildings.Any(b => b.Id == building)) && (model is null || building is null)
            ? new(community.Community.Id, project, model, building) : null;
    }

    /// <summary>In words: <c>Home 1202, Lantern House</c>. What is no more is left out.</summary>
    public string Say(CommunitySnapshot? community)
    {
        var project = Project is null ? null : community?.ProjectsById.GetValueOrDefault(Project);
        return this switch
        {
            { Unit: not null } => $"{HomeName(project, Unit)}, {project?.DisplayName}",
            { Model: not null } => $"{project?.ModelsById.GetValueOrDefault(Model)?.DisplayName}, {project?.DisplayName}",
            { Building: not null } => project?.Buildings.FirstOrDefault(b => b.Id == Building)?.Name ?? "One building",
            _ => project?.DisplayName ?? community?.Community.Name ?? "",
        };
    }

    /// <summary>A home as staff call it.</summary>
    public static string HomeName(Project? project, string unit) =>
        $"{(project?.Type == ProjectType.HighDensity ? "Home" : "Lot")} {project?.UnitsById.GetValueOrDefault(unit)?.Number}";
}
