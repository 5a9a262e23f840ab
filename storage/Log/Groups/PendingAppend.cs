namespace CustomerConnect.Storage.Log.Groups;

/// <summary>An append that waits for its group, and its caller with it. Callers go on on the thread pool, never on the writer.</summary>
internal sealed class PendingAppend(Append append, long enqueued)
    : TaskCompletionSource<AppendOutcome>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    /// <summary>What is asked.</summary>
    public Append Append => append;

    /// <summary>Timestamp of the clock when it was asked.</summary>
    public long Enqueued => enqueued;

    /// <summary>Answers the caller, once.</summary>
    public void Answer(AppendResult result, int version = 0) => TrySetResult(new AppendOutcome(result, version));
}
