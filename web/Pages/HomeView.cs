using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Statuses;

namespace CustomerConnect.Web.Pages;

/// <summary>A home as lists and maps show it.</summary>
/// <param name="Title">What it is called: <c>Home 1202</c>.</param>
/// <param name="Href">Its page.</param>
public sealed record HomeView(UnitInfo Unit, HomeModel? Model, PublicHome Public, string Title, string Href)
{
    /// <summary>How its status looks.</summary>
    public StatusLook Look => Public.Status.Look();

    /// <summary>Its price in words, or null.</summary>
    public string? Price => Public.PriceCents is { } cents ? Show.Money(cents, Public.Currency ?? "USD") : null;

    /// <summary>Title and model, as they stand before price and status in the name of its link.</summary>
    public string Name => Model is null ? Title : $"{Title}, {Model.DisplayName}";

    /// <summary>What a screen reader hears: <c>Home 1202, The Beacon, $540,000, Available</c>.</summary>
    public string Spoken => Price is null ? $"{Name}, {Look.Spoken}" : $"{Name}, {Price}, {Look.Spoken}";

    /// <summary>True when it is only looked at, not bought.</summary>
    public bool Dim => Public.Status is PublicStatus.Sold or PublicStatus.Unreleased;

    /// <summary>The homes of a project: those that can be had first, then by number.</summary>
    public static IReadOnlyList<HomeView> Of(Community community, Project project, ProjectBoard board) =>
    [
        .. project.Units
            .Select(u => Of(community, project, u, board))
            .OrderBy(h => Order(h.Public.Status))
            .ThenBy(h => int.TryParse(h.Unit.Number, out var number) ? number : int.MaxValue)
            .ThenBy(h => h.Unit.Number, StringComparer.Ordinal),
    ];

    /// <summary>One home.</summary>
    public static HomeView Of(Community community, Project project, UnitInfo unit, ProjectBoard board) => new(
        unit,
        project.ModelsById.GetValueOrDefault(unit.ModelId),
        board[unit.Id],
        HomeNames.Of(project, unit),
        Addresses.Of(community, project, unit));

    private static int Order(PublicStatus status) => status switch
    {
        PublicStatus.Available => 0,
        PublicStatus.BeingReserved => 1,
        PublicStatus.InProgress => 2,
        PublicStatus.Sold => 3,
        _ => 4,
    };
}
