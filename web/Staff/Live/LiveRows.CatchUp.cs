using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff;

namespace CustomerConnect.Web.Staff.Live;

/// <summary>What a page missed while it was not connected.</summary>
/// <param name="Position">All that happened up to there is in it.</param>
/// <param name="Rows">The rows as they are now: those that moved, or those that the page showed.</param>
/// <param name="Whole">False when too much moved to be told row by row: what is new is on the page then.</param>
public sealed record Missed<TMessage>(long Position, IReadOnlyList<TMessage> Rows, bool Whole);

/// <content>
/// Pages that come back. After a restart all of them do, within seconds and from about the same moment: those that ask at one time are
/// answered by one read, its rows drawn once, as changes are.
/// </content>
public abstract partial class LiveRows<TMessage>
{
    /// <summary>Most events, of whatever kind, that a page catches up with one by one.</summary>
    public const int MostMissed = 2_000;

    /// <summary>What a page missed since a position, as far as its member may see it.</summary>
    /// <param name="shown">Ids of the rows that the page shows: they are drawn where too much happened to tell what moved.</param>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<Missed<TMessage>> SinceAsync(StaffScope scope, long position, IReadOnlyList<string> shown, CancellationToken cancel)
    {
        var caughtUp = await _catchingUp.AskAsync(new(position, [.. shown.Take(_most).OfType<string>()]), cancel);
        return new(caughtUp.Position, [.. caughtUp.Rows.Where(r => scope.Allows(r.Division, r.Community)).Select(r => r.Row)], caughtUp.Whole);
    }

    // A page that was away for long gets the rows that it shows, and does not make the others do so.
    private async Task<IReadOnlyList<CaughtUp>> CatchUpAsync(IReadOnlyList<Behind> pages)
    {
        // The head before the rows: what happens in between comes again.
        var head = await _log.HeadPositionAsync();
        bool IsNear(Behind page) => head - page.Position <= MostMissed;
        var moved = await MovedAsync([.. pages.Where(IsNear)]);
        var shown = await ShownAsync([.. pages.Where(p => moved is null || !IsNear(p))]);
        return [.. pages.Select(p => moved is not null && IsNear(p)
            ? moved
            : new CaughtUp(head, [.. p.Shown.Select(shown.GetValueOrDefault).OfType<PushedRow<TMessage>>()], Whole: false))];
    }

    // What moved since the one that is farthest behind; null when that is too much, or nobody asks.
    private async Task<CaughtUp?> MovedAsync(IReadOnlyList<Behind> pages)
    {
        if (pages.Count == 0)
        {
            return null;
        }

        var page = await _log.ReadFeedAsync(pages.Min(p => p.Position), _feed.Kinds, MostMissed);
        var moved = page.Events.Where(_feed.Hears).Select(e => e.Stream).Distinct(StringComparer.Ordinal).ToList();
        return page.More || moved.Count > _most ? null : new(page.Position, moved.Count == 0 ? [] : await DrawAsync(moved, CancellationToken.None), Whole: true);
    }

    private async Task<Dictionary<string, PushedRow<TMessage>>> ShownAsync(IReadOnlyList<Behind> pages)
    {
        var streams = pages.SelectMany(p => p.Shown).Distinct(StringComparer.Ordinal).Select(Stream).ToList();
        return streams.Count == 0 ? [] : (await DrawAsync(streams, CancellationToken.None)).ToDictionary(r => r.Id, StringComparer.Ordinal);
    }

    private sealed record Behind(long Position, IReadOnlyList<string> Shown);

    private sealed record CaughtUp(long Position, IReadOnlyList<PushedRow<TMessage>> Rows, bool Whole);
}
