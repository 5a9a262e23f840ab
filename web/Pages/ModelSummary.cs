using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Statuses;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Pages;

/// <summary>A model in one breath: from what price, how many of its homes are free.</summary>
public sealed record ModelSummary(StatusLook Look, string Count, string? From)
{
    /// <summary>The summary of a model as the board stands.</summary>
    public static ModelSummary Of(Project project, HomeModel model, ProjectBoard board)
    {
        var homes = project.Units.Where(u => u.ModelId == model.Id).Select(u => board[u.Id]).ToList();
        var free = homes.Where(h => h.Status == PublicStatus.Available).ToList();
        var look = (free.Count > 0 ? PublicStatus.Available
            : homes.Any(h => h.Status != PublicStatus.Unreleased) ? PublicStatus.InProgress : PublicStatus.Unreleased).Look();
        var count = free.Count > 0 ? Show.Text(BrowseTexts.Available, Show.Number(free.Count)) : look.Code == "unreleased" ? look.Word : BrowseTexts.NoneFree;
        return new(
            look, count,
            (free.Min(h => h.PriceCents) ?? model.BasePriceCents) is { } cents ? Show.Text(BrowseTexts.FromPrice, Show.Money(cents, project.Settings.Currency)) : null);
    }
}
