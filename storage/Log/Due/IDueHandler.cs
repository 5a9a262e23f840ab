namespace CustomerConnect.Storage.Log.Due;

/// <summary>Wakes a stream whose time has come.</summary>
public interface IDueHandler
{
    /// <summary>
    /// Does what is due for the stream: its append writes the next due row, or deletes it. When this throws, or leaves the row as it
    /// is, the stream is woken again. May be called for one stream by two processes at once.
    /// </summary>
    Task WakeAsync(string stream, CancellationToken cancel);
}
