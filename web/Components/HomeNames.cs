using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Components;

/// <summary>What things are called in front of buyers.</summary>
public static class HomeNames
{
    /// <summary>A home: <c>Lot 14</c> among single-family houses, <c>Home 1202</c> anywhere else.</summary>
    public static string Of(Project project, UnitInfo unit) =>
        Show.Text(project.Type == ProjectType.SingleFamily ? BrowseTexts.LotName : BrowseTexts.HomeName, unit.Number);

    /// <summary>The same within a sentence.</summary>
    public static string Within(Project project, UnitInfo unit) =>
        Show.Text(project.Type == ProjectType.SingleFamily ? BrowseTexts.LotWithin : BrowseTexts.HomeWithin, unit.Number);

    /// <summary>What a project consists of.</summary>
    public static string Kind(ProjectType type) => type switch
    {
        ProjectType.HighDensity => BrowseTexts.Apartments,
        ProjectType.SingleFamily => BrowseTexts.Houses,
        _ => BrowseTexts.Rowhomes,
    };

    /// <summary>How many models a project has: plans of apartments, models of houses.</summary>
    public static string Models(Project project) => project.Type == ProjectType.HighDensity
        ? Show.Count(project.Models.Length, BrowseTexts.Plan, BrowseTexts.Plans)
        : Show.Count(project.Models.Length, BrowseTexts.Model, BrowseTexts.Models);

    /// <summary>How many homes.</summary>
    public static string Count(int homes) => Show.Count(homes, BrowseTexts.Home, BrowseTexts.Homes);

    /// <summary>Bedrooms of a model: <c>2 beds</c>.</summary>
    public static string Beds(int beds) => Show.Count(beds, BrowseTexts.Bed, BrowseTexts.Beds);

    /// <summary>An area: <c>1,048 sq ft</c>.</summary>
    public static string Area(int squareFeet) => Show.Text(BrowseTexts.SquareFeet, Show.Number(squareFeet));

    /// <summary>Beds, baths and area of a model.</summary>
    public static IEnumerable<string> Specs(HomeModel model) =>
        [Beds(model.Beds), Show.Count(model.Baths, BrowseTexts.Bath, BrowseTexts.Baths), Area(model.SquareFeet)];
}
