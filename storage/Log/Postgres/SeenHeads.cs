namespace CustomerConnect.Storage.Log.Postgres;

/// <summary>
/// The heads of streams as one connection has written or seen them. An append that expects such a head needs no look at the stream
/// first: the event is in this very database, and should the stream have gone on since, the unique index refuses the group. (After a
/// failover that lost commits there is a new connection, which has seen nothing.)
/// </summary>
internal sealed class SeenHeads
{
    private const int Contended = -1;

    // About 10 MB of names. Beyond it everything is forgotten and looked up once more.
    private const int Most = 100_000;

    private readonly Dictionary<string, int> _heads = new(StringComparer.Ordinal);

    /// <summary>True when the append may be written without looking at its stream first.</summary>
    public bool Cover(Append append) =>
        append.Events.Count > 0
        && (_heads.TryGetValue(append.Stream, out var head) ? head == append.ExpectedVersion : append.ExpectedVersion == 0);

    /// <summary>Takes note of how an append ended.</summary>
    /// <param name="append">The append.</param>
    /// <param name="outcome">What the database said of it.</param>
    public void Note(Append append, AppendOutcome outcome)
    {
        if (outcome.Result == AppendResult.Conflict)
        {
            // Somebody else writes this stream too. Trusting it again would make groups fail again, for all that are in them.
            Set(append.Stream, Contended);
        }
        else if (!_heads.TryGetValue(append.Stream, out var head) || head != Contended)
        {
            Set(append.Stream, outcome.Version);
        }
    }

    private void Set(string stream, int head)
    {
        if (_heads.Count >= Most && !_heads.ContainsKey(stream))
        {
            _heads.Clear();
        }

        _heads[stream] = head;
    }
}
