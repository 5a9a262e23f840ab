using CustomerConnect.Grains.Units;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff.Journal;
using CustomerConnect.Storage.Staff.Notices;
using CustomerConnect.Web.Hosting;

namespace CustomerConnect.Web.Staff.Journal;

/// <summary>
/// Follows the log and writes what staff look up and are told of. It goes on from the position that is stored, whatever process wrote it and
/// however long none was there. Of several processes one writes a stretch; the others find it written.
/// </summary>
public sealed class JournalWriter(JournalTable table, IEventLog log, ICatalog catalog, TimeProvider clock, ILogger<JournalWriter> logger)
    : PacedService(JournalWriter.Pace, clock, logger)
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private const int Stretch = 500;
    private long? _position;

    /// <summary>Goes on to the head of the log.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time; what was written stays, the rest comes later.</exception>
    public async Task CatchUpAsync(CancellationToken cancel)
    {
        while (await StepAsync(cancel))
        {
            cancel.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    protected override string Work => "Writing the journal of staff";

    /// <inheritdoc/>
    protected override Task TurnAsync(CancellationToken cancel) => CatchUpAsync(cancel);

    // True when there may be more at once.
    private async Task<bool> StepAsync(CancellationToken cancel)
    {
        var from = _position ??= await table.PositionAsync(cancel);
        var events = await log.ReadAllAsync(from, Stretch, cancel);
        if (events.Count == 0)
        {
            return false;
        }

        var to = events[^1].Position;
        var (rows, notices) = await RowsAsync(events, to, cancel);
        // Somebody else may have gone further: then it is read anew from where they are.
        _position = await table.WriteAsync(from, to, rows, notices, cancel) ? to : null;
        return events.Count == Stretch || _position is null;
    }

    private async Task<(List<JournalRow> Rows, List<NewNotice> Notices)> RowsAsync(IReadOnlyList<StoredEvent> fresh, long to, CancellationToken cancel)
    {
        var first = fresh[0].Position;
        var fold = new JournalFold();
        var (rows, notices) = (new List<JournalRow>(), new List<NewNotice>());
        foreach (var (happened, read) in await EventsAsync(fresh, to, cancel))
        {
            var place = fold.Take(happened.Stream, read, read is UnitEvent ? await HomeAsync(happened.Stream, cancel) : null);
            if (happened.Position < first)
            {
                continue;
            }

            place = place.Community is null && place.Project is { } project && await catalog.ProjectAsync(project, cancel) is { } found
                ? place with { Community = found.Community.Community.Id } : place;
            if (EventWords.Say(read) is not null)
            {
                rows.Add(new(happened.Position, happened.At, happened.Event.Type, place));
            }

            if (NoticeRules.Of(read) is { } kind && happened.At > Clock.GetUtcNow() - NoticeTable.KeptFor)
            {
                notices.Add(new($"event/{happened.Position}", kind, happened.At, place));
            }
        }

        return (rows, notices);
    }

    // The fresh events, and what came before them in their streams and in the streams of their sessions, in the order of the log.
    private async Task<IReadOnlyList<(JournalEvent Happened, object Read)>> EventsAsync(IReadOnlyList<StoredEvent> fresh, long to, CancellationToken cancel)
    {
        // What a home's event is about stands in the event: its stream need not be read.
        var homes = Read(fresh.Where(e => IsHome(e.Stream)).Select(e => new JournalEvent(e.Position, e.Stream, e.At, e.Event))).ToList();
        var told = fresh.Select(e => e.Stream).Where(s => IsTold(s) && !IsHome(s)).Distinct(StringComparer.Ordinal).ToList();
        var streams = Read(await table.StreamsAsync(told, to, cancel)).ToList();
        var sessions = streams.Concat(homes).Select(e => JournalFold.SessionOf(e.Read)).OfType<string>().Select(id => $"session/{id}").Except(told, StringComparer.Ordinal).ToList();
        return [.. homes.Concat(streams).Concat(Read(await table.StreamsAsync(sessions, to, cancel))).OrderBy(e => e.Happened.Position)];
    }

    private static IEnumerable<(JournalEvent Happened, object Read)> Read(IEnumerable<JournalEvent> events) =>
        from happened in events
        let read = StaffEvents.Read(happened.Event)
        where read is not null
        select (happened, read);

    private static bool IsHome(string stream) => stream.StartsWith("unit/", StringComparison.Ordinal);

    private static bool IsTold(string stream) => EventKinds.Types.Any(t => stream.StartsWith($"{t.Split('.')[0]}/", StringComparison.Ordinal));

    private async Task<JournalPlace> HomeAsync(string stream, CancellationToken cancel) =>
        await catalog.UnitAsync(stream["unit/".Length..], cancel) is { } found
            ? new(found.Community.Community.Id, found.Project.Id, found.Unit.Id) : new();
}
