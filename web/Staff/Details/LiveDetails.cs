using System.Text.RegularExpressions;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Staff.Live;
using CustomerConnect.Web.Staff.Permissions;
using Microsoft.AspNetCore.SignalR;

namespace CustomerConnect.Web.Staff.Details;

/// <summary>Remembers what panels of sessions show anew: the same as their rows.</summary>
public sealed class DetailsFeed() : MovedFeed("session.", "reservation.", "deposit.", "identity.", "unit.queue-", "unit.hold-ended-by-staff");

/// <summary>A panel that somebody looks at.</summary>
/// <param name="Scope">What the member sees.</param>
/// <param name="Session">The session.</param>
/// <param name="Permissions">What the member may do: it decides which actions are offered.</param>
public sealed record OpenDetails(StaffScope Scope, string Session, IReadOnlyList<string> Permissions);

/// <summary>Keeps open panels of sessions current, each drawn once for all who may see and do the same; only those whose session moved.</summary>
public sealed partial class LiveDetails(
    DetailsFeed feed, MovedSessions moved, IServiceScopeFactory scopes, StaffRenderer renderer, IHubContext<StaffHub, IStaffClient> hub, TimeProvider clock,
    ILogger<LiveDetails> logger) : LiveParts<OpenDetails>(hub, clock, logger)
{
    private const int Most = 500;

    /// <inheritdoc/>
    protected override string Work => "Keeping panels of sessions current";

    /// <inheritdoc/>
    protected override string Group(OpenDetails page) => $"details {page.Session} {page.Scope.Key} {string.Join(' ', page.Permissions.Order(StringComparer.Ordinal))}";

    /// <inheritdoc/>
    protected override async Task<Func<OpenDetails, bool>?> MovedAsync(CancellationToken cancel)
    {
        var taken = feed.Take(Most);
        if (taken.Lost || taken.Streams.Count == 0)
        {
            return taken.Lost ? _ => true : null;
        }

        try
        {
            var sessions = (await moved.OfAsync(taken.Streams, cancel)).ToHashSet(StringComparer.Ordinal);
            return page => sessions.Contains(page.Session);
        }
        catch
        {
            feed.Return(taken);
            throw;
        }
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyDictionary<string, string>> DrawAsync(OpenDetails page, CancellationToken cancel)
    {
        await using var services = scopes.CreateAsyncScope();
        var reader = services.ServiceProvider.GetRequiredService<DetailsReader>();
        // What a member has just made for themselves is on their own page alone: the forms about links are not drawn here.
        if (await reader.ReadAsync(page.Session, new("", page.Scope, p => page.Permissions.Contains(StaffPermissions.Everything) || page.Permissions.Contains(p)), _ => null, cancel)
            is not { } view)
        {
            return new Dictionary<string, string>();
        }

        var parts = DetailsPart.Above.Concat(DetailsPart.Below).Prepend("head")
            .Select(p => (p, typeof(DetailsPart), Parameters((nameof(DetailsPart.View), view), (nameof(DetailsPart.Part), p))))
            .Concat(view.Facts.Select((s, i) => ($"facts-{i}", typeof(FactList), Parameters((nameof(FactList.Facts), s.Facts))))).ToList();
        var drawn = await renderer.DrawAsync(parts.Select(p => (p.Item2, p.Item3)));
        return parts.Select((p, i) => ($"session-details[data-session='{page.Session}'] [data-part='{p.Item1}']", drawn[i])).ToDictionary();
    }

    /// <inheritdoc/>
    protected override void Forget() => feed.Clear();

    /// <inheritdoc/>
    protected override string Compared(string html) => OfEachDrawing().Replace(html, "");

    private static IReadOnlyDictionary<string, object?> Parameters(params (string Name, object Value)[] values) => values.ToDictionary(v => v.Name, v => (object?)v.Value);

    // Ids of commands, and the moment that a countdown goes by.
    [GeneratedRegex("""(name="command" value|data-now)="[^"]*"|<count-down[^>]*>[^<]*""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfEachDrawing();
}
