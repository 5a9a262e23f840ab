using CustomerConnect.Grains;

namespace CustomerConnect.Tests;

/// <summary>Drives the pure rules of one stream: a command decides and its events are applied, at the time that the test says.</summary>
internal sealed class Given<TAggregate, TState, TEvent>(string key)
    where TAggregate : IAggregate<TState, TEvent>
    where TState : class
    where TEvent : class
{
    public TState State { get; private set; } = TAggregate.Initial(key);

    public DateTimeOffset Now { get; set; } = Some.Noon;

    /// <summary>Applies what the rule decides; hands the decision back.</summary>
    public Decision<TEvent> When(Func<TState, DateTimeOffset, Decision<TEvent>> decide)
    {
        var decision = decide(State, Now);
        foreach (var happened in decision.Refusal is null ? decision.Events : [])
        {
            State = TAggregate.Apply(State, happened, Now);
        }

        return decision;
    }

    /// <summary>Moves the clock.</summary>
    public Given<TAggregate, TState, TEvent> At(double minutesAfterNoon)
    {
        Now = Some.After(minutesAfterNoon);
        return this;
    }
}

/// <summary>Sentences about decisions.</summary>
internal static class DecisionAssertions
{
    public static void ShouldBe<TEvent>(this Decision<TEvent> decision, params TEvent[] events) where TEvent : class
    {
        decision.Refusal.Should().BeNull();
        decision.Events.Should().Equal(events);
    }

    public static void ShouldBeRefused<TEvent>(this Decision<TEvent> decision, Refusal refusal) where TEvent : class
    {
        decision.Refusal.Should().Be(refusal);
        decision.Events.Should().BeEmpty();
    }

    public static void ShouldChangeNothing<TEvent>(this Decision<TEvent> decision) where TEvent : class => decision.ShouldBe();
}
