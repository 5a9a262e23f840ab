using CustomerConnect.Grains;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests.Common;

public sealed class WakeUpTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(15, 15, true, "it is the very time")]
    [InlineData(15, 20, true, "it comes early")]
    [InlineData(15, null, true, "it comes for nothing")]
    [InlineData(15, 10, false, "it would come late")]
    [InlineData(1, 20, false, "it is about to come, and another process may be at it")]
    [InlineData(1, null, false, "what is over should wake nobody")]
    [InlineData(null, null, true, "nothing is there and nothing is wanted")]
    [InlineData(null, 15, false, "nothing is there")]
    public void A_known_row_serves_when_it_is_early_enough_and_not_about_to_wake(int? row, int? wanted, bool serves, string because) =>
        new WakeUp(true, In(row)).Serves(In(wanted), Now).Should().Be(serves, because);

    [Theory]
    [InlineData(15)]
    [InlineData(null)]
    public void A_row_that_is_not_known_serves_nobody(int? wanted) => WakeUp.Unknown.Serves(In(wanted), Now).Should().BeFalse();

    private static DateTimeOffset? In(int? minutes) => minutes is { } m ? Now.AddMinutes(m) : null;
}
