using CustomerConnect.Providers.Payments;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests;

public sealed class DemoCardsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("4242 4242 4242 4242", "ok")]
    [InlineData("4000-0000-0000-0002", "declined")]
    [InlineData("4000000000009995", "insufficient-funds")]
    [InlineData("4000000000000069", "expired-card")]
    [InlineData("4000000000000127", "incorrect-cvc")]
    [InlineData("4000000000000119", "processing-error")]
    [InlineData("4000002500003155", "authenticate")]
    public void Test_card_is_known_however_it_is_typed(string number, string behavior) =>
        DemoCards.Read(new(number, "08 / 29", "123", "Maya"), Now).Card!.Behavior.Should().Be(behavior);

    [Theory]
    [InlineData("4111 1111 1111 1111", "not-a-test-card")]
    [InlineData("4242 4242 4242 4243", "number")]
    [InlineData("", "number")]
    public void Other_card_is_refused(string number, string problem) =>
        DemoCards.Read(new(number, "08/29", "123", null), Now).Problems.Should().Contain("number", problem);

    [Theory]
    [InlineData("11/26", true)]
    [InlineData("10/26", false)]
    [InlineData("01 / 2031", true)]
    [InlineData("13/29", false)]
    [InlineData("12/99", false)]
    [InlineData("", false)]
    public void Card_is_good_until_the_end_of_its_month(string expiry, bool good) =>
        DemoCards.Read(new("4242424242424242", expiry, "123", null), Now).Problems.ContainsKey("expiry").Should().Be(!good);

    [Fact]
    public void Card_written_to_a_log_shows_nothing() =>
        new CardFields("4242424242424242", "08/29", "123", "Maya").ToString().Should().Be("a card");
}
