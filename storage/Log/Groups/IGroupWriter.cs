namespace CustomerConnect.Storage.Log.Groups;

/// <summary>Takes groups to a database, one at a time.</summary>
internal interface IGroupWriter : IAsyncDisposable
{
    /// <summary>
    /// Writes a group and answers each of its callers, within the time-outs of the settings. No stream and no read-model key is twice
    /// in a group. Does not throw: a dead database is an answer. Called on the log's own thread, which it may keep waiting.
    /// </summary>
    /// <returns>True when something was written.</returns>
    Task<bool> WriteAsync(IReadOnlyList<PendingAppend> group);
}
