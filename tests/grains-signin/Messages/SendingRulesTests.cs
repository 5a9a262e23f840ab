using CustomerConnect.Grains.Messages;
using CustomerConnect.Providers;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests.Messages;

public sealed class SendingRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 19, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Message_the_provider_took_is_sent() => SendingRules.After(SendResult.Sent, 1, Now).Should().Be(new AfterTry("sent", null));

    [Fact]
    public void Message_the_provider_will_never_take_is_not_tried_again() =>
        SendingRules.After(SendResult.Refused, 1, Now).Should().Be(new AfterTry("failed", null));

    [Theory]
    [InlineData(SendResult.Unavailable)]
    [InlineData(SendResult.Unknown)]
    public void Message_that_may_not_have_gone_is_tried_seven_times_with_growing_pauses(SendResult result)
    {
        var pauses = Enumerable.Range(1, 6).Select(t => SendingRules.After(result, t, Now).NextAt!.Value - Now).ToList();

        pauses.Should().BeInAscendingOrder().And.HaveElementAt(0, TimeSpan.FromSeconds(5));
        SendingRules.After(result, 7, Now).Should().Be(new AfterTry("failed", null));
    }

    [Fact]
    public void Id_of_a_cause_is_the_same_in_every_try_and_reads_as_nothing() =>
        SendingRules.MessageId("code/visitor/1").Should().Be(SendingRules.MessageId("code/visitor/1")).And.NotContain("visitor").And.HaveLength(32);
}
