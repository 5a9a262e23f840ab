using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Staff.People;
using CustomerConnect.Storage.Staff.Sessions;

namespace CustomerConnect.Web.Staff.Sessions;

/// <summary>Makes rows readable: names from the catalog, times in the community's zone.</summary>
public sealed class SessionViews(ICatalog catalog, TimeProvider clock)
{
    private const int ShortLength = 6;

    /// <summary>The views of rows, in their order.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">A community had to be read, and the database did not answer in time.</exception>
    public async Task<IReadOnlyList<SessionView>> OfAsync(IReadOnlyList<SessionRecord> rows, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var views = new List<SessionView>(rows.Count);
        foreach (var row in rows)
        {
            var community = row.Community is null ? null : await catalog.CommunityAsync(row.Community, cancel);
            views.Add(View(row, community, now));
        }

        return views;
    }

    private static SessionView View(SessionRecord row, CommunitySnapshot? community, long now)
    {
        var project = row.Project is null ? null : community?.ProjectsById.GetValueOrDefault(row.Project);
        var name = $"{row.FirstName} {row.LastName}".Trim();
        return new SessionView(
            row.Id, $"S-{row.Id[^Math.Min(ShortLength, row.Id.Length)..].ToUpperInvariant()}", SessionWords.User(row), row.Community, row.Project, SessionWords.Code(row),
            row.StartedAt, row.ChangedAt, now, new StaffTimes(community?.Community.TimeZone).Short(At(row.StartedAt), At(now)),
            name.Length > 0 ? name : "Visitor", SessionWords.Kind(row), row.LinkId == InPersonLink.Id ? InPersonLink.Name : row.Link, Home(row, project), project?.DisplayName ?? community?.Community.Name ?? "",
            SessionWords.Status(row, now), SessionWords.Step(row), row.Status == "holding" && row.HoldUntil > now ? row.HoldUntil : null,
            SessionWords.Deposit(row), $"{row.Browser ?? "Unknown"} {row.BrowserVersion}".Trim(), row.Os, row.Outdated != 0)
        {
            FreshAt = row.FreshAt,
        };
    }

    private static string Home(SessionRecord row, Project? project)
    {
        var model = row.Model is null ? null : project?.ModelsById.GetValueOrDefault(row.Model);
        if (row.Unit is not null && HomeWords.Of(project, row.Unit) is { } home)
        {
            return home;
        }

        return model?.DisplayName ?? (project is null ? "Choosing a project" : "Choosing a home");
    }

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
