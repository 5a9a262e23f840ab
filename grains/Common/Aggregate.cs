using CustomerConnect.Storage.Log;

namespace CustomerConnect.Grains;

/// <summary>
/// One kind of stream: how its state follows from its events, and which rows and which wake-up follow from its state. All of it
/// pure, so that a grain, a rebuild and an audit cannot disagree.
/// </summary>
/// <typeparam name="TState">Immutable state.</typeparam>
/// <typeparam name="TEvent">Base of the kind's events.</typeparam>
public interface IAggregate<TState, TEvent> where TState : class where TEvent : class
{
    /// <summary>First part of the stream's name, such as <c>unit</c>.</summary>
    static abstract string Prefix { get; }

    /// <summary>The state of a stream without events.</summary>
    static abstract TState Initial(string key);

    /// <summary>The state after an event.</summary>
    /// <param name="at">When it happened, UTC.</param>
    static abstract TState Apply(TState state, TEvent happened, DateTimeOffset at);

    /// <summary>When the stream wants to be woken next, or null.</summary>
    static abstract DateTimeOffset? Due(TState state);

    /// <summary>The rows that show this state to pages.</summary>
    /// <param name="version">Version of the last event.</param>
    /// <param name="at">When it happened, UTC.</param>
    /// <param name="rows">Receives the rows.</param>
    static abstract void Rows(TState state, int version, DateTimeOffset at, List<RowChange> rows);

    /// <summary>Messages that an event causes: rows of the outbox, one a cause; and the line of the audit trail, where staff did it.</summary>
    /// <param name="before">State before the event.</param>
    /// <param name="after">State after it.</param>
    static virtual void Messages(TState before, TState after, TEvent happened, int version, DateTimeOffset at, List<RowChange> rows)
    {
    }
}
