using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Web.Staff;

/// <summary>Homes as staff call them.</summary>
internal static class HomeWords
{
    /// <summary>Number and plan of a home, such as <c>1306, The Beacon</c> or <c>Lot 9, The Wren</c>; null for one that the project does not have.</summary>
    public static string? Of(Project? project, string? unitId)
    {
        if (Number(project, unitId) is not { } number)
        {
            return null;
        }

        return project!.ModelsById.GetValueOrDefault(project.UnitsById[unitId!].ModelId) is { } plan ? $"{number}, {plan.DisplayName}" : number;
    }

    /// <summary>The number alone: <c>1306</c> or <c>Lot 9</c>; null for a home that the project does not have.</summary>
    public static string? Number(Project? project, string? unitId) =>
        unitId is null || project?.UnitsById.GetValueOrDefault(unitId) is not { } unit ? null
        : project.Type == ProjectType.HighDensity ? unit.Number : $"Lot {unit.Number}";

    /// <summary>Name of a contact, or what stands for one who has none (any more).</summary>
    public static string Who(string? first, string? last) => $"{first} {last}".Trim() is { Length: > 0 } name ? name : "Visitor";
}
