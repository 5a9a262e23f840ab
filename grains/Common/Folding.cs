using CustomerConnect.Storage.Log;

namespace CustomerConnect.Grains;

/// <summary>
/// A stream's state and how it moves, without any engine: what <see cref="StreamGrain{TAggregate,TState,TEvent}"/> runs on, and what a
/// rebuild and an audit fold with.
/// </summary>
public static class Folding
{
    /// <summary>The name of a stream.</summary>
    public static string Name<TAggregate, TState, TEvent>(string key)
        where TAggregate : IAggregate<TState, TEvent> where TState : class where TEvent : class => $"{TAggregate.Prefix}/{key}";

    /// <summary>The rows of a state for pages. Its wake-up is <see cref="WakeUp"/>'s.</summary>
    public static List<RowChange> Rows<TAggregate, TState, TEvent>(TState state, int version, DateTimeOffset at)
        where TAggregate : IAggregate<TState, TEvent> where TState : class where TEvent : class
    {
        var rows = new List<RowChange>(3);
        TAggregate.Rows(state, version, at, rows);
        return rows;
    }
}
