using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Pages;
using CustomerConnect.Web.Statuses;

namespace CustomerConnect.Web.Live;

/// <summary>How homes of a project stand, to open pages: all of them as a snapshot, or those that changed.</summary>
/// <param name="Project">Id of the project.</param>
/// <param name="Revision">As on <see cref="ProjectBoard"/>: what is older than what a page has is left aside.</param>
/// <param name="Homes">Homes by unit id.</param>
/// <param name="Models">Models by id.</param>
/// <param name="Summary">The project as a whole.</param>
public sealed record BoardMessage(
    string Project, long Revision, IReadOnlyDictionary<string, HomeMessage> Homes, IReadOnlyDictionary<string, ModelMessage> Models,
    ProjectMessage Summary)
{
    /// <summary>Everything.</summary>
    public static BoardMessage Snapshot(Community community, Project project, ProjectBoard board) =>
        Of(community, project, board, project.Units.Select(u => u.Id), ModelsOf(project, board));

    /// <summary>What is not as it was; null when nothing is.</summary>
    public static BoardMessage? Changes(Community community, Project project, ProjectBoard before, ProjectBoard after)
    {
        var changed = project.Units.Select(u => u.Id).Where(id => before[id] != after[id]).ToList();
        if (changed.Count == 0)
        {
            return null;
        }

        var models = ModelsOf(project, before);
        return Of(community, project, after, changed, ModelsOf(project, after).Where(m => models[m.Key] != m.Value));
    }

    private static Dictionary<string, ModelMessage> ModelsOf(Project project, ProjectBoard board) =>
        project.Models.ToDictionary(m => m.Id, m => ModelMessage.Of(ModelSummary.Of(project, m, board)), StringComparer.Ordinal);

    private static BoardMessage Of(
        Community community, Project project, ProjectBoard board, IEnumerable<string> unitIds, IEnumerable<KeyValuePair<string, ModelMessage>> models) => new(
        project.Id,
        board.Revision,
        unitIds.ToDictionary(id => id, id => HomeMessage.Of(board[id]), StringComparer.Ordinal),
        models.ToDictionary(StringComparer.Ordinal),
        ProjectMessage.Of(new ProjectCard(community, project, board)));
}

/// <summary>One home.</summary>
/// <param name="Status">Code of its look.</param>
/// <param name="Price">Its price in words, or null.</param>
public sealed record HomeMessage(string Status, string? Price)
{
    /// <summary>The message of a home.</summary>
    public static HomeMessage Of(PublicHome home) => new(
        home.Status.Look().Code, home.PriceCents is { } cents ? Show.Money(cents, home.Currency ?? "USD") : null);
}

/// <summary>One model, on the page of its project.</summary>
/// <param name="Status">Code of its look.</param>
/// <param name="Count">How many of its homes are free, in words.</param>
/// <param name="From">The least price in words, or null.</param>
public sealed record ModelMessage(string Status, string Count, string? From)
{
    /// <summary>The message of a model.</summary>
    public static ModelMessage Of(ModelSummary model) => new(model.Look.Code, model.Count, model.From);
}

/// <summary>One project, on its own page and on the map of its community.</summary>
/// <param name="Status">Code of its look.</param>
/// <param name="Count">How many are free, in words.</param>
/// <param name="Short">The same where the word stands beside it.</param>
/// <param name="Price">The least price of a home that is free, or null.</param>
/// <param name="From">The same as a sentence.</param>
public sealed record ProjectMessage(
    string Project, long Revision, string Status, string Count, string Short, string? Price, string? From)
{
    /// <summary>The message of a project.</summary>
    public static ProjectMessage Of(ProjectCard card) => new(
        card.Project.Id, card.Board.Revision, card.Look.Code, card.Count, card.Short, card.Price, card.From);
}
