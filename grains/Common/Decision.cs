using System.Collections.Immutable;

namespace CustomerConnect.Grains;

/// <summary>
/// What a rule decides: events to append, or a refusal. No events and no refusal means that it is so already.
/// </summary>
public readonly record struct Decision<TEvent>(ImmutableArray<TEvent> Events, Refusal? Refusal) where TEvent : class
{
    /// <summary>It is so already: nothing to append.</summary>
    public static readonly Decision<TEvent> Nothing = new([], null);

    /// <summary>These events, in this order.</summary>
    public static Decision<TEvent> Of(params ReadOnlySpan<TEvent> events) => new([.. events], null);

    /// <summary>No.</summary>
    public static implicit operator Decision<TEvent>(Refusal refusal) => new([], refusal);

    /// <summary>One event.</summary>
    public static implicit operator Decision<TEvent>(TEvent happened) => new([happened], null);

    /// <summary>Several events.</summary>
    public static implicit operator Decision<TEvent>(ImmutableArray<TEvent> events) => new(events, null);
}
