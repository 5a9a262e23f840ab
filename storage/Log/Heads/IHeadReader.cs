namespace CustomerConnect.Storage.Log.Heads;

/// <summary>Reads the heads of several streams with one query.</summary>
internal interface IHeadReader : IAsyncDisposable
{
    /// <summary>The heads of these requests, in their order, as the database has them after this call began.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    Task<StreamHead[]> ReadAsync(IReadOnlyList<HeadRequest> requests);
}
