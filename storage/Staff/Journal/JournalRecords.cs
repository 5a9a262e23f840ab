using CustomerConnect.Storage.Log;

namespace CustomerConnect.Storage.Staff.Journal;

/// <summary>What something is about; what is not known is null.</summary>
public sealed record JournalPlace(string? Community = null, string? Project = null, string? Unit = null, string? Contact = null, string? Session = null);

/// <summary>An event of the log with the stream it belongs to.</summary>
public sealed record JournalEvent(long Position, string Stream, DateTimeOffset At, EventData Event);

/// <summary>A row of the journal.</summary>
public sealed record JournalRow(long Position, DateTimeOffset At, string Type, JournalPlace Place);

/// <summary>What members are told of.</summary>
/// <param name="Cause">What causes it; the same cause tells once.</param>
/// <param name="Kind">A stable word.</param>
/// <param name="Link">The link it is about, or null.</param>
public sealed record NewNotice(string Cause, string Kind, DateTimeOffset At, JournalPlace Place, string? Link = null);
