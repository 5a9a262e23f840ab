using System.Globalization;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Statuses;

namespace CustomerConnect.Web.Pages.Homes;

/// <summary>Which homes a visitor wants to see; everything in the address, so that it works without scripts and can be shared.</summary>
/// <param name="Model">Slug of a model, or null for any.</param>
/// <param name="Beds">Number of bedrooms, or null for any.</param>
/// <param name="MaxDollars">Highest price in whole units of the currency, or null for any.</param>
/// <param name="Status">How the home stands, or null for any.</param>
public sealed record HomeFilter(string? Model, int? Beds, int? MaxDollars, PublicStatus? Status)
{
    /// <summary>Everything.</summary>
    public static readonly HomeFilter None = new(null, null, null, null);

    /// <summary>What stands in an address for every floor of a building.</summary>
    public const string AllFloors = "all";

    /// <summary>True when something is asked for.</summary>
    public bool Any => this != None;

    /// <summary>
    /// The filter of an address. Values that the project does not offer count as none, so that strangers cannot fill the cache with
    /// pages that differ in nothing.
    /// </summary>
    public static HomeFilter Of(IQueryCollection query, Project project)
    {
        var model = project.Models.FirstOrDefault(m => m.Slug == query["model"])?.Slug;
        var beds = int.TryParse(query["beds"], CultureInfo.InvariantCulture, out var b) && project.Models.Any(m => m.Beds == b) ? b : (int?)null;
        var max = int.TryParse(query["max"], CultureInfo.InvariantCulture, out var m2) && m2 is > 0 and <= 100_000_000 ? m2 : (int?)null;
        var status = StatusWords.Shown(project.Settings.HideAvailability).Where(s => s.Look().Code == query["status"]).Cast<PublicStatus?>().FirstOrDefault();
        return new HomeFilter(model, beds, max, status);
    }

    /// <summary>True when a home is wanted.</summary>
    public bool Wants(HomeView home) => WouldWant(home) && (Status is null || home.Public.Status == Status);

    /// <summary>True when a home is wanted once it stands as asked for: everything but its status is right.</summary>
    public bool WouldWant(HomeView home) =>
        (Model is null || home.Model?.Slug == Model)
        && (Beds is null || home.Model?.Beds == Beds)
        && (MaxDollars is null || home.Public.PriceCents <= MaxDollars * 100L);

    /// <summary>The address of a page of homes with this filter: of a floor, of all floors of a building, or of the project.</summary>
    public string Address(string homes, Building? building, Floor? floor)
    {
        List<string> parts = [];
        if (building is not null)
        {
            parts.AddRange([$"building={building.Slug}", $"floor={floor?.Level.ToString(CultureInfo.InvariantCulture) ?? AllFloors}"]);
        }

        if (Model is not null)
        {
            parts.Add($"model={Model}");
        }

        if (Beds is not null)
        {
            parts.Add($"beds={Beds}");
        }

        if (MaxDollars is not null)
        {
            parts.Add($"max={MaxDollars}");
        }

        if (Status is { } status)
        {
            parts.Add($"status={status.Look().Code}");
        }

        return parts.Count == 0 ? homes : $"{homes}?{string.Join('&', parts)}";
    }

    /// <summary>Round prices to choose from: at most six, between the least and the highest price.</summary>
    public static IReadOnlyList<int> Prices(IEnumerable<HomeView> homes)
    {
        var prices = homes.Select(h => h.Public.PriceCents).OfType<long>().ToList();
        if (prices.Count == 0)
        {
            return [];
        }

        var least = prices.Min() / 100;
        var most = prices.Max() / 100;
        int[] steps = [25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000];
        var step = steps.FirstOrDefault(s => (most - least) / s < 6, steps[^1]);
        return [.. Enumerable.Range(1, 6).Select(i => (int)((least / step) + i) * step).Where(p => p < most)];
    }
}
