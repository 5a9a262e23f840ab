using CustomerConnect.Grains.SignIn;
using CustomerConnect.SignIn;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests.SignIn;

public sealed class SignInLimitsTests
{
    private static readonly RequestCode ToMaya = new(CodeChannel.Email, "maya@post.example", null, "en", "203.0.113.7");

    [Fact]
    public void Keys_hold_neither_address_nor_network() =>
        Keys(ToMaya).Should().OnlyContain(k => !k.Contains("maya") && !k.Contains("203.0.113.7"));

    [Fact]
    public void Stranger_on_another_network_spends_no_tight_limit_of_mine()
    {
        var mine = SignInLimits.For(new(), new("me"), ToMaya).Where(l => l.Limit <= 5).Select(l => l.Key);
        var theirs = SignInLimits.For(new(), new("stranger"), ToMaya with { Network = "198.51.100.1" }).Where(l => l.Limit <= 5).Select(l => l.Key);

        mine.Should().NotIntersectWith(theirs);
    }

    [Fact]
    public void Browser_that_verified_the_address_is_not_bound_by_what_others_ask_for()
    {
        var known = new SignInState { Verified = SignInRules.AddressHash(ToMaya.Address) };

        SignInLimits.For(known, new("me"), ToMaya).Should().NotContain(l => l.Key.StartsWith("codes-address/"));
        SignInLimits.For(new(), new("me"), ToMaya).Should().Contain(l => l.Key.StartsWith("codes-address/") && l.Limit == 60);
    }

    private static IEnumerable<string> Keys(RequestCode command) => SignInLimits.For(new(), new("v1"), command).Select(l => l.Key);
}
