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
        var mine = SignInLimits.For(new(), new("me"), ToMaya).Where(l => l.Limit <= 40).Select(l => l.Key);
        var theirs = SignInLimits.For(new(), new("stranger"), ToMaya with { Network = "198.51.100.1" }).Where(l => l.Limit <= 40).Select(l => l.Key);

        mine.Should().NotIntersectWith(theirs);
    }

    [Fact]
    public void Browser_that_verified_the_address_is_not_bound_by_what_others_ask_for()
    {
        var known = new SignInState { Verified = SignInRules.AddressHash(ToMaya.Address) };

        SignInLimits.For(known, new("me"), ToMaya).Should().ContainSingle().Which.Key.Should().Be("codes-visitor/me");
        SignInLimits.For(new(), new("me"), ToMaya).Should().Contain(l => l.Key.StartsWith("codes-address/") && l.Limit == 60);
    }

    [Fact]
    public void What_a_few_strangers_on_my_network_ask_for_makes_my_code_longer_and_is_no_refusal()
    {
        var refusing = SignInLimits.For(new(), new("me"), ToMaya).Where(l => !l.Lengthens && !l.Key.Contains("visitor"));

        refusing.Select(l => l.Limit).Should().Equal([40, 1_000], "no open house asks for so many");
    }

    [Fact]
    public void Browser_that_has_proved_any_address_is_refused_for_nobody_elses_codes()
    {
        var proved = new SignInState { Verified = SignInRules.AddressHash("her-mobile") };

        SignInLimits.For(proved, new("me"), ToMaya).Where(l => !l.Lengthens).Should().ContainSingle().Which.Key.Should().Be("codes-visitor/me");
    }

    private static IEnumerable<string> Keys(RequestCode command) => SignInLimits.For(new(), new("v1"), command).Select(l => l.Key);
}
