namespace CustomerConnect.Storage.Log.Heads;

/// <summary>A head check that waits for its query.</summary>
internal sealed class HeadRequest(string stream, Guid commandId)
    : TaskCompletionSource<StreamHead>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    /// <summary>The stream.</summary>
    public string Stream => stream;

    /// <summary>The command asked about; empty when none is.</summary>
    public Guid CommandId => commandId;
}
