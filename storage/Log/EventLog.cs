using CustomerConnect.Storage.Log.Feed;

namespace CustomerConnect.Storage.Log;

/// <summary>One fact, as it lies in the log: a stable name, the version of its shape and its JSON.</summary>
/// <param name="Type">Stable name, such as <c>unit.hold-started</c>. Never renamed.</param>
/// <param name="Schema">Version of the shape of <paramref name="Data"/>, from 1.</param>
/// <param name="Data">UTF-8 JSON object. Holds ids and figures, never names, addresses or anything else of a person.</param>
public readonly record struct EventData(string Type, int Schema, ReadOnlyMemory<byte> Data);

/// <summary>A fact read back from the log.</summary>
/// <param name="Position">Place among all events; grows in the order of commits, may have gaps.</param>
/// <param name="Stream">The stream it belongs to, such as <c>unit/01jd…</c>.</param>
/// <param name="Version">Place in its stream, from 1, without gaps.</param>
/// <param name="CommandId">The command that caused it.</param>
/// <param name="At">When it was appended, by the clock of the process that wrote it, UTC.</param>
public sealed record StoredEvent(
    long Position, string Stream, int Version, Guid CommandId, DateTimeOffset At, EventData Event);

/// <summary>What one decision asks of the log: all of it is written, or none.</summary>
/// <param name="Stream">Stream of the events.</param>
/// <param name="ExpectedVersion">Version of the last event that the decision has seen; 0 for a stream that does not exist yet.</param>
/// <param name="CommandId">The command. A stream takes each command once.</param>
/// <param name="At">The decision's time, UTC.</param>
/// <param name="Events">One or more events, or none to write rows alone (a rebuild).</param>
/// <param name="Rows">Rows of read models that change with it.</param>
public sealed record Append(
    string Stream,
    int ExpectedVersion,
    Guid CommandId,
    DateTimeOffset At,
    IReadOnlyList<EventData> Events,
    IReadOnlyList<RowChange> Rows);

/// <summary>How an append ended.</summary>
public enum AppendResult
{
    /// <summary>The events, rows and command id are durable.</summary>
    Written,

    /// <summary>The stream has moved on: nothing was written. Read what was missed and decide again.</summary>
    Conflict,

    /// <summary>The stream has taken this command before: nothing was written, its first outcome stands.</summary>
    AlreadyTaken,

    /// <summary>
    /// Nobody can say yet: the connection was lost and the database could not be asked within the time-out.
    /// The caller must forget what it knows of the stream and answer with an error.
    /// </summary>
    Unknown,

    /// <summary>Nothing was written: the queue is full, or the database did not take the group. Safe to try again.</summary>
    Unavailable,
}

/// <summary>The outcome of an <see cref="Append"/>.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Version">
/// Written: the stream's new version. AlreadyTaken: version of the last event of that command.
/// Conflict: the stream's version as seen by the writer. Otherwise 0.
/// </param>
public readonly record struct AppendOutcome(AppendResult Result, int Version);

/// <summary>Where a stream stands.</summary>
/// <param name="Version">Version of its last event, 0 when it has none.</param>
/// <param name="CommandTaken">True when the command that was asked about is in the stream.</param>
public readonly record struct StreamHead(int Version, bool CommandTaken);

/// <summary>Part of the feed.</summary>
/// <param name="Events">The events, in order.</param>
/// <param name="Position">The position to go on after: nothing of these kinds lies between the last event and it.</param>
/// <param name="More">True when there may be more at once.</param>
public sealed record FeedPage(IReadOnlyList<FeedEvent> Events, long Position, bool More);

/// <summary>
/// The append-only log that everything rests on. Safe for any number of callers. Appends of all callers in a process go
/// to the database in groups; head checks likewise.
/// </summary>
public interface IEventLog
{
    /// <summary>Appends, whole or not at all. Does not throw for a dead or slow database: see <see cref="AppendResult"/>.</summary>
    ValueTask<AppendOutcome> AppendAsync(Append append);

    /// <summary>
    /// Where the stream stands in the database now, and whether it holds the command. What a refusal and an answer rest on.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    ValueTask<StreamHead> HeadAsync(string stream, Guid commandId = default);

    /// <summary>The events of a stream after a version, in order; an empty list when there are none.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    Task<IReadOnlyList<StoredEvent>> ReadStreamAsync(string stream, int afterVersion = 0, CancellationToken cancel = default);

    /// <summary>Events of all streams after a position, in order, at most <paramref name="limit"/>. Skips nothing that commits later.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    Task<IReadOnlyList<StoredEvent>> ReadAllAsync(long afterPosition, int limit = 500, CancellationToken cancel = default);

    /// <summary>
    /// Where and what the events of some kinds of streams are after a position, in order. Skips nothing that commits later.
    /// </summary>
    /// <param name="kinds">First parts of the types wanted, such as <c>unit</c>.</param>
    /// <param name="limit">How many events of any kind are looked at, at most.</param>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    Task<FeedPage> ReadFeedAsync(long afterPosition, IReadOnlyCollection<string> kinds, int limit = 1_000, CancellationToken cancel = default);

    /// <summary>Position of the newest event, 0 when there is none.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    Task<long> HeadPositionAsync(CancellationToken cancel = default);

    /// <summary>Called after each group of this process is durable, on a thread-pool thread: a hint to read the feed now.</summary>
    event Action? Appended;
}

/// <summary>The database did not answer in time or could not be reached. The message says which and is fit for an operator.</summary>
public sealed class StorageUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
