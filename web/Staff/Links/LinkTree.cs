using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Staff;
using Microsoft.AspNetCore.WebUtilities;

namespace CustomerConnect.Web.Staff.Links;

/// <summary>A step of the tree: what it is called, what there is to know, and its address.</summary>
public sealed record TreeNode(string Name, string Kind, string Address);

/// <summary>Where somebody has got to in the tree of what a link can lead to.</summary>
/// <param name="Path">From the top to where they are.</param>
/// <param name="Groups">What is below, under headings; empty at the end.</param>
/// <param name="Scope">What a link from here leads to; null above the communities.</param>
/// <param name="Says">The same in words, or null.</param>
public sealed record TreeView(IReadOnlyList<TreeNode> Path, IReadOnlyList<(string Heading, IReadOnlyList<TreeNode> Nodes)> Groups, LinkScope? Scope, string? Says);

/// <summary>The tree from organization to home, a step an address, so that it works without script.</summary>
public sealed class LinkTree(PlaceTable places, ICatalog catalog)
{
    /// <summary>Address of the page that makes a link.</summary>
    public const string Address = "/staff/links/new";

    /// <summary>The tree where the ids lead; null when there is no such thing, or the member may not see it.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<TreeView?> AtAsync(
        StaffScope sees, string? community, string? project, string? model, string? building, string? unit, CancellationToken cancel)
    {
        if (community is null)
        {
            return new([new("All communities", "", Address)], [.. (await places.OfAsync(sees, cancel)).Select(Division)], null, null);
        }

        if (await catalog.CommunityAsync(community, cancel) is not { } found || !sees.Allows(found.Community.DivisionId, community)
            || LinkScope.Of(found, project, model, building, unit) is not { } scope)
        {
            return null;
        }

        return new(Path(found, scope, model is not null || unit is null), Below(found, scope), scope, scope.Say(found));
    }

    private static (string, IReadOnlyList<TreeNode>) Division(DivisionPlace division) => (
        $"{division.Organization}, {division.Name}",
        [.. division.Communities.Select(c => new TreeNode(c.Name, "Community", To(new(c.Id))))]);

    private static List<TreeNode> Path(CommunitySnapshot community, LinkScope at, bool byModel)
    {
        List<TreeNode> path = [new("All communities", "", Address), new(community.Community.Name, "", To(new(at.Community)))];
        if (at.Project is not null && community.ProjectsById[at.Project] is var project)
        {
            path.Add(new(project.DisplayName, "", To(new(at.Community, at.Project))));
            if (at.Building is not null && (at.Unit is null || !byModel))
            {
                path.Add(new(project.Buildings.First(b => b.Id == at.Building).Name, "", To(new(at.Community, at.Project, Building: at.Building))));
            }
            else if (at.Model is not null)
            {
                path.Add(new(project.ModelsById[at.Model].DisplayName, "", To(new(at.Community, at.Project, at.Model))));
            }

            if (at.Unit is not null)
            {
                path.Add(new(LinkScope.HomeName(project, at.Unit), "", To(at)));
            }
        }

        return path;
    }

    private static List<(string, IReadOnlyList<TreeNode>)> Below(CommunitySnapshot community, LinkScope at)
    {
        if (at.Unit is not null)
        {
            return [];
        }

        if (at.Project is null)
        {
            return [("Projects", [.. community.Projects.Select(p => new TreeNode(p.DisplayName, "Project", To(at with { Project = p.Id })))])];
        }

        var project = community.ProjectsById[at.Project];
        if (at.Model is not null || at.Building is not null)
        {
            return [("Homes", [.. project.Units.Where(u => u.ModelId == (at.Model ?? u.ModelId) && u.BuildingId == (at.Building ?? u.BuildingId))
                .OrderBy(u => u.Number, StringComparer.Ordinal)
                .Select(u => new TreeNode(LinkScope.HomeName(project, u.Id), project.ModelsById.GetValueOrDefault(u.ModelId)?.DisplayName ?? "", To(at with { Unit = u.Id })))])];
        }

        return
        [
            ("Models", [.. project.Models.Select(m => new TreeNode(m.DisplayName, "Model", To(at with { Model = m.Id })))]),
            .. project.Buildings.IsEmpty ? [] : (List<(string, IReadOnlyList<TreeNode>)>)
                [("Buildings", [.. project.Buildings.Select(b => new TreeNode(b.Name, "Building", To(at with { Building = b.Id })))])],
        ];
    }

    private static string To(LinkScope scope) => QueryHelpers.AddQueryString(Address, new Dictionary<string, string?>(new KeyValuePair<string, string?>[]
    {
        new("community", scope.Community), new("project", scope.Project), new("model", scope.Model), new("building", scope.Building), new("unit", scope.Unit),
    }.Where(p => p.Value is not null)));
}
