using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Statuses;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Pages;

/// <summary>A project in one breath: what it is, from what price, how many homes are free.</summary>
public sealed record ProjectCard(Community Community, Project Project, ProjectBoard Board)
{
    /// <summary>Its page.</summary>
    public string Href => Addresses.Of(Community, Project);

    /// <summary>Homes that can be reserved.</summary>
    public int Available => Project.Settings.Enabled ? Board.Available : 0;

    /// <summary>True when at least one home is released.</summary>
    public bool Released => Board.Homes.Values.Any(h => h.Status != PublicStatus.Unreleased);

    /// <summary>The least price among homes that can be reserved, or null.</summary>
    public string? Price
    {
        get
        {
            var cheapest = Board.Homes.Values
                .Where(h => h.Status == PublicStatus.Available && h.PriceCents is not null)
                .OrderBy(h => h.PriceCents)
                .FirstOrDefault();
            return cheapest.PriceCents is { } cents && Project.Settings.Enabled ? Show.Money(cents, cheapest.Currency ?? "USD") : null;
        }
    }

    /// <summary>The same as a sentence: <c>From $418,000</c>.</summary>
    public string? From => Price is { } price ? Show.Text(BrowseTexts.FromPrice, price) : null;

    /// <summary>Apartments · 1 to 3 bedrooms.</summary>
    public string Kind
    {
        get
        {
            var beds = Show.Range(Project.Models.Select(m => m.Beds));
            return beds.Length == 0 ? HomeNames.Kind(Project.Type)
                : $"{HomeNames.Kind(Project.Type)} · {Show.Text(beds == "1" ? BrowseTexts.OneBedroom : BrowseTexts.Bedrooms, beds)}";
        }
    }

    /// <summary>How it looks on a map.</summary>
    public StatusLook Look =>
        Available > 0 ? PublicStatus.Available.Look() : Released && Project.Settings.Enabled ? NothingFree.Look() : PublicStatus.Unreleased.Look();

    /// <summary>How many homes are free, in words.</summary>
    public string Count =>
        !Project.Settings.Enabled ? BrowseTexts.NotOnline
        : !Released ? PublicStatus.Unreleased.Look().Word
        : Available > 0 ? Show.Text(BrowseTexts.OfAvailable, Show.Number(Available), Show.Number(Project.Units.Length))
        : BrowseTexts.NoneFree;

    /// <summary>The same where the word stands beside it.</summary>
    public string Short => Released ? Show.Text(BrowseTexts.Of, Show.Number(Available), Show.Number(Project.Units.Length)) : Count;

    private const PublicStatus NothingFree = PublicStatus.InProgress;
}
