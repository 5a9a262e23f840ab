using CustomerConnect.Storage.Staff.SecondFactor;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.SecondFactor;

public class TotpTests
{
    // The secret of RFC 6238, appendix B: the ASCII digits 1 to 0, twice.
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_234_567_890);

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(1_234_567_890, "005924")]
    [InlineData(2_000_000_000, "279037")]
    [InlineData(20_000_000_000, "353130")]
    public void Code_is_that_of_the_standard(long seconds, string code) =>
        Totp.Code(Secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))).Should().Be(code);

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Code_is_taken_for_half_a_minute_to_either_side(int steps, bool taken)
    {
        var step = Totp.StepAt(Now) + steps;
        Totp.Match(Secret, Totp.Code(Secret, step), Now, last: 0).Should().Be(taken ? step : null);
    }

    [Fact]
    public void Code_that_was_taken_and_those_before_it_are_not_taken_again()
    {
        var step = Totp.StepAt(Now);
        Totp.Match(Secret, Totp.Code(Secret, step), Now, last: step).Should().BeNull();
        Totp.Match(Secret, Totp.Code(Secret, step - 1), Now, last: step).Should().BeNull();
        Totp.Match(Secret, Totp.Code(Secret, step + 1), Now, last: step).Should().Be(step + 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("１２３４５６")]
    public void What_is_no_code_is_not_taken(string typed) => Totp.Match(Secret, typed, Now, last: 0).Should().BeNull();

    [Fact]
    public void Secret_is_as_long_as_the_hash()
    {
        Totp.NewSecret().Should().MatchRegex("^[A-Z2-7]{32}$").And.NotBe(Totp.NewSecret());
        Totp.Code(Totp.NewSecret(), 1).Should().MatchRegex("^[0-9]{6}$");
    }
}
