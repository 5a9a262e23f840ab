namespace CustomerConnect.Storage.Log.Rebuild;

/// <summary>The read-model rows that follow from the events of a kind of stream.</summary>
public interface IStreamProjection
{
    /// <summary>True when the streams of this name are its own; each stream has at most one projection.</summary>
    bool Owns(string stream);

    /// <summary>
    /// The rows that the events of a stream, all of them in order, leave behind: the last state of each row, or a deletion. Pure.
    /// </summary>
    IReadOnlyList<RowChange> Rows(string stream, IReadOnlyList<StoredEvent> events);
}
