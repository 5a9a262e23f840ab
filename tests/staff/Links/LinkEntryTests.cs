using CustomerConnect.Web.Staff.Links;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace CustomerConnect.Staff.Tests.Links;

public class LinkEntryTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    [Theory]
    [InlineData("Spring billboard", "", "", "", null)]
    [InlineData("", "", "", "", "Give the link a name of at most 100 characters.")]
    [InlineData("A", "", "2026-02-30", "", "Write days like 2026-11-24.")]
    [InlineData("A", "", "tomorrow", "", "Write days like 2026-11-24.")]
    [InlineData("A", "", "2026-03-02", "2026-03-01", "The last day comes before the first.")]
    [InlineData("A", "", "2026-03-01", "2026-03-01", null)]
    public void Entry_is_taken_or_says_why_not(string name, string source, string from, string until, string? why) =>
        new LinkEntry(name, source, from, until).WhyNot().Should().Be(why);

    [Fact]
    public void Days_are_the_communitys_own_and_the_last_is_in_it()
    {
        // Clocks go forward on March 8, 2026.
        var entry = new LinkEntry("A", "", "2026-03-08", "2026-03-08");
        entry.Starts(NewYork).Should().Be(new DateTimeOffset(2026, 3, 8, 0, 0, 0, TimeSpan.FromHours(-5)));
        entry.Ends(NewYork).Should().Be(new DateTimeOffset(2026, 3, 9, 0, 0, 0, TimeSpan.FromHours(-4)));
        new LinkEntry("A", "", "", "").Should().Match<LinkEntry>(e => e.Starts(NewYork) == null && e.Ends(NewYork) == null);
    }

    [Theory]
    [InlineData("Spring billboard, Hwy 9", "^spring-billboard-hwy-9-[2-9a-z]{4}$")]
    [InlineData("Été à la Côte", "^ete-a-la-cote-[2-9a-z]{4}$")]
    [InlineData("春", "^[2-9a-z]{4}$")]
    public void Address_tells_the_name(string name, string slug) => new LinkEntry(name, "", "", "").NewSlug().Should().MatchRegex(slug);

    [Fact]
    public void Address_of_a_long_name_stays_short() => new LinkEntry(new('a', 100), "", "", "").NewSlug().Length.Should().BeLessThan(50);
}
