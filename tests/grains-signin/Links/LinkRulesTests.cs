using CustomerConnect.Grains.Links;
using CustomerConnect.Links;
using CustomerConnect.Sessions;
using CustomerConnect.Storage.Catalog;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests.Links;

public sealed class LinkRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 19, 0, 0, TimeSpan.Zero);
    private static readonly LinkInfo Link = new("l1", "demo", "Sign at the gate", null, true, null, null, null, "c1", "p1", null, "b1", "u1");

    [Fact]
    public void Link_opens_where_its_scope_says() => LinkRules.Open(Link, Now).Require().Should().Be(
        new LinkScope(new("l1"), new("c1"), new Selection(new("p1"), null, new("b1"), new("u1"))));

    [Fact]
    public void Link_that_nobody_made_is_unknown() => LinkRules.Open(null, Now).Refusal.Should().BeOfType<LinkIsUnknown>();

    [Fact]
    public void Link_switched_off_does_not_open() => LinkRules.Open(Link with { Enabled = false }, Now).Refusal.Should().BeOfType<LinkIsOff>();

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Link_opens_from_the_very_moment_it_is_valid(int secondsAhead, bool opens) =>
        LinkRules.Open(Link with { ValidFrom = Now.AddSeconds(secondsAhead) }, Now).Ok.Should().Be(opens);

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Link_has_expired_at_the_very_moment_of_its_end(int secondsLeft, bool opens) =>
        LinkRules.Open(Link with { ValidUntil = Now.AddSeconds(secondsLeft) }, Now).Ok.Should().Be(opens);

    [Fact]
    public void Expired_link_says_so_and_an_early_one_asks_to_come_back()
    {
        LinkRules.Open(Link with { ValidUntil = Now }, Now).Refusal!.Message.Should().Be("This link has expired. Ask the sales center for a new one.");
        LinkRules.Open(Link with { ValidFrom = Now.AddDays(1) }, Now).Refusal!.Message.Should()
            .Be("This link is not open yet. Come back later, or ask the sales center.");
    }
}
