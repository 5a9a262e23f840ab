namespace CustomerConnect.Storage.Log.Due;

/// <summary>Claims on due rows: of several processes one gets a row, until its lease ends.</summary>
internal interface IDueClaims
{
    /// <summary>Claims at most <paramref name="limit"/> rows due at <paramref name="now"/>, earliest first. Instants in Unix milliseconds.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    Task<IReadOnlyList<string>> ClaimAsync(long now, long until, int limit, CancellationToken cancel);

    /// <summary>Moves the end of a claim, unless the row has been written or claimed since.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    Task PostponeAsync(string stream, long claimed, long until, CancellationToken cancel);
}
