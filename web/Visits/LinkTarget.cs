using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Components;

namespace CustomerConnect.Web.Visits;

/// <summary>Where a link leads: to the narrowest thing it names that is still there.</summary>
public static class LinkTarget
{
    /// <summary>The address of the cached page.</summary>
    public static string Of(LinkInfo link, CommunitySnapshot snapshot)
    {
        var community = snapshot.Community;
        if (link.ProjectId is null || !snapshot.ProjectsById.TryGetValue(link.ProjectId, out var project))
        {
            return Addresses.Of(community);
        }

        if (link.UnitId is not null && project.UnitsById.TryGetValue(link.UnitId, out var unit))
        {
            return Addresses.Of(community, project, unit);
        }

        if (project.Buildings.FirstOrDefault(b => b.Id == link.BuildingId) is { } building)
        {
            return $"{Addresses.Homes(community, project)}?building={building.Slug}";
        }

        return link.ModelId is not null && project.ModelsById.TryGetValue(link.ModelId, out var model)
            ? Addresses.Of(community, project, model)
            : Addresses.Of(community, project);
    }
}
