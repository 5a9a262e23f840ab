using CustomerConnect.Storage.Log;

namespace CustomerConnect.Grains.Audit;

/// <summary>A stream's state, and when its last event happened.</summary>
public sealed record Folded<TState>(TState State, int Version, DateTimeOffset At);

/// <summary>One event with the states on either side of it.</summary>
public sealed record Step<TState, TEvent>(string Stream, TState Before, TEvent Happened, TState After, DateTimeOffset At);

/// <summary>The states of all streams of one kind, folded with the aggregate that their grains run on.</summary>
public sealed class Kind<TAggregate, TState, TEvent>(EventTypes<TEvent> types)
    where TAggregate : IAggregate<TState, TEvent> where TState : class where TEvent : class
{
    private readonly Dictionary<string, Folded<TState>> streams = new(StringComparer.Ordinal);

    /// <summary>The states by key of the stream.</summary>
    public IReadOnlyDictionary<string, Folded<TState>> Streams => streams;

    /// <summary>The state of a stream; the initial one where there is none.</summary>
    public TState Of(string key) => streams.TryGetValue(key, out var folded) ? folded.State : TAggregate.Initial(key);

    /// <summary>Streams that wanted to be woken before a moment, and have not moved since.</summary>
    public IEnumerable<(string Stream, DateTimeOffset Due)> Overdue(DateTimeOffset before) =>
        from stream in streams
        let due = TAggregate.Due(stream.Value.State)
        where due < before && stream.Value.At < before
        select ($"{TAggregate.Prefix}/{stream.Key}", due.Value);

    /// <summary>Goes on by one event; null when it is of another kind of stream.</summary>
    public Step<TState, TEvent>? Next(StoredEvent stored, List<RowChange> messages)
    {
        if (!stored.Stream.StartsWith(TAggregate.Prefix, StringComparison.Ordinal)
            || stored.Stream.AsSpan(TAggregate.Prefix.Length) is not ['/', ..])
        {
            return null;
        }

        var key = stored.Stream[(TAggregate.Prefix.Length + 1)..];
        var (before, happened) = (Of(key), types.Read(stored.Event));
        var after = TAggregate.Apply(before, happened, stored.At);
        streams[key] = new(after, stored.Version, stored.At);
        TAggregate.Messages(before, after, happened, stored.Version, stored.At, messages);
        return new(stored.Stream, before, happened, after, stored.At);
    }
}
