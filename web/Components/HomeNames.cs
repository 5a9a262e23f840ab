using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Web.Components;

/// <summary>What things are called in front of buyers.</summary>
public static class HomeNames
{
    /// <summary>A home: <c>Lot 14</c> among single-family houses, <c>Home 1202</c> anywhere else.</summary>
    public static string Of(Project project, UnitInfo unit) => $"{Word(project.Type)} {unit.Number}";

    /// <summary>What one home is called.</summary>
    public static string Word(ProjectType type) => type == ProjectType.SingleFamily ? "Lot" : "Home";

    /// <summary>What a project consists of.</summary>
    public static string Kind(ProjectType type) => type switch
    {
        ProjectType.HighDensity => "Apartments",
        ProjectType.SingleFamily => "Single-family houses",
        _ => "Rowhomes",
    };

    /// <summary>What a model is called in headings: plans of apartments, models of houses.</summary>
    public static string Models(ProjectType type) => type == ProjectType.HighDensity ? "plans" : "models";

    /// <summary>Beds, baths and area of a model.</summary>
    public static IEnumerable<string> Specs(HomeModel model)
    {
        yield return Show.Count(model.Beds, "bed", "beds");
        yield return Show.Count(model.Baths, "bath", "baths");
        yield return $"{Show.Number(model.SquareFeet)} sq ft";
    }
}
