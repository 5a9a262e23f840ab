using CustomerConnect.Web.Statuses;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Web.Tests;

public class PublicStatusTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("unreleased", null, false, PublicStatus.Unreleased)]
    [InlineData("unreleased", null, true, PublicStatus.Unreleased)]
    [InlineData("available", null, false, PublicStatus.Available)]
    [InlineData("available", null, true, PublicStatus.Available)]
    [InlineData("hold", 1, false, PublicStatus.BeingReserved)]
    [InlineData("hold", 1, true, PublicStatus.Available)]
    [InlineData("hold", 0, false, PublicStatus.Available)]
    [InlineData("hold", -1, false, PublicStatus.Available)]
    [InlineData("progress", 1, false, PublicStatus.InProgress)]
    [InlineData("progress", 1, true, PublicStatus.Available)]
    [InlineData("progress", 0, false, PublicStatus.Available)]
    [InlineData("progress", null, false, PublicStatus.InProgress)]
    [InlineData("sold", null, false, PublicStatus.Sold)]
    [InlineData("sold", null, true, PublicStatus.Available)]
    [InlineData("something new", null, false, PublicStatus.Unreleased)]
    [InlineData(null, null, false, PublicStatus.Unreleased)]
    public void A_row_shows_to_visitors_as(string? status, int? endsInSeconds, bool hidden, PublicStatus shown) =>
        PublicHome.StatusOf(status, endsInSeconds is { } s ? Now.AddSeconds(s) : null, hidden, Now).Should().Be(shown);

    [Theory]
    [InlineData("sold", null)]
    [InlineData("unreleased", null)]
    [InlineData("available", 54_000_000L)]
    [InlineData("hold", 54_000_000L)]
    public void A_price_is_told_only_of_what_is_offered(string status, long? shown) =>
        PublicHome.Of(new UnitRow("u", "p", 1, status, 54_000_000, "USD", Now.AddDays(1)), false, Now).PriceCents.Should().Be(shown);
}
