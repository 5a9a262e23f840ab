using CustomerConnect.Grains.SignIn;
using CustomerConnect.SignIn;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests.SignIn;

public sealed class SignInRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 19, 0, 0, TimeSpan.Zero);
    private static readonly VisitorId Visitor = new("v1");
    private static readonly RequestCode ToMaya = new(CodeChannel.Email, "maya@post.example", null, "en", "203.0.113.7");

    [Fact]
    public void Right_code_proves_the_address_and_is_used_up()
    {
        var (answer, state) = SignInRules.Verify(Sent("042137"), "042137", Now);

        answer.Require().Should().Be(new VerifiedAddress(CodeChannel.Email, "maya@post.example"));
        SignInRules.Verify(state, "042137", Now).Answer.Refusal.Should().BeOfType<CodeDidNotWork>();
    }

    [Theory]
    [InlineData(" 042 137 ")]
    [InlineData("042-137")]
    public void Code_typed_with_gaps_is_the_code(string typed) => SignInRules.Verify(Sent("042137"), typed, Now).Answer.Ok.Should().BeTrue();

    [Theory]
    [InlineData("042138")]
    [InlineData("42137")]
    [InlineData("")]
    [InlineData(null)]
    public void Wrong_code_is_refused_without_saying_why(string? typed) =>
        SignInRules.Verify(Sent("042137"), typed, Now).Answer.Refusal!.Message.Should()
            .Be("That code did not work. Check the digits, or ask for a fresh one.");

    [Fact]
    public void Right_code_after_five_wrong_ones_is_refused()
    {
        var state = Sent("042137");
        for (var i = 0; i < 5; i++)
        {
            state = SignInRules.Verify(state, "999999", Now).State;
        }

        SignInRules.Verify(state, "042137", Now).Answer.Refusal.Should().BeOfType<CodeDidNotWork>();
    }

    [Fact]
    public void Right_code_after_four_wrong_ones_works()
    {
        var state = Sent("042137");
        for (var i = 0; i < 4; i++)
        {
            state = SignInRules.Verify(state, "999999", Now).State;
        }

        SignInRules.Verify(state, "042137", Now).Answer.Ok.Should().BeTrue();
    }

    [Theory]
    [InlineData(599, true)]
    [InlineData(600, false)]
    public void Code_works_for_ten_minutes(int seconds, bool works) =>
        SignInRules.Verify(Sent("042137"), "042137", Now.AddSeconds(seconds)).Answer.Ok.Should().Be(works);

    [Fact]
    public void Fresh_code_makes_the_one_before_void()
    {
        var state = SignInRules.Send(Sent("042137"), Visitor, ToMaya, "555555", Now.AddSeconds(31));

        SignInRules.Verify(state, "042137", Now.AddSeconds(32)).Answer.Ok.Should().BeFalse();
        SignInRules.Verify(state, "555555", Now.AddSeconds(32)).Answer.Ok.Should().BeTrue();
    }

    [Theory]
    [InlineData("maya@post.example", 29, true)]
    [InlineData("maya@post.example", 30, false)]
    [InlineData("other@post.example", 1, false)]
    public void Code_stands_for_thirty_seconds_to_the_same_address(string address, int seconds, bool stands) =>
        SignInRules.Stands(Sent("042137"), ToMaya with { Address = address }, Now.AddSeconds(seconds)).Should().Be(stands);

    [Fact]
    public void Sender_gets_the_code_of_its_own_cause_only()
    {
        var first = Sent("042137");
        var second = SignInRules.Send(first, Visitor, ToMaya, "555555", Now.AddSeconds(31));

        SignInRules.Pending(first, first.Current!.Cause, Now)!.Code.Should().Be("042137");
        SignInRules.Pending(second, first.Current.Cause, Now).Should().BeNull();
        SignInRules.Pending(second, second.Current!.Cause, Now.AddMinutes(11)).Should().BeNull();
    }

    [Fact]
    public void Page_that_asks_for_the_code_knows_the_address_and_when_to_ask_again() =>
        SignInRules.Look(Sent("042137"), Now).Should().Be(
            new CodeSent(CodeChannel.Email, "maya@post.example", Now.AddMinutes(10), Now.AddSeconds(30), 6));

    [Fact]
    public void Codes_are_six_digits_with_their_leading_zeros() =>
        Enumerable.Range(0, 2000).Select(_ => SignInRules.NewCode(6)).Should().OnlyContain(c => c.Length == 6 && c.All(char.IsAsciiDigit))
            .And.Contain(c => c[0] == (char)48);

    [Fact]
    public void Code_in_a_log_is_only_its_cause() => Sent("042137").Current!.ToString().Should().NotContain("042137").And.NotContain("maya");

    [Fact]
    public void Code_that_works_no_more_is_forgotten_with_its_address()
    {
        var state = Sent("042137") with { Verified = "hash" };
        SignInRules.ForgetExpired(state, Now.AddMinutes(9.9)).Should().BeSameAs(state);
        SignInRules.ForgetExpired(state, Now.AddMinutes(10)).Should().Be(new SignInState { Verified = "hash" });
    }

    private static SignInState Sent(string code) => SignInRules.Send(new(), Visitor, ToMaya, code, Now);
}
