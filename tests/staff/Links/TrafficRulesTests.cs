using CustomerConnect.Storage.Staff.Links;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.Links;

public class TrafficRulesTests
{
    [Theory]
    [InlineData(0, 0, Traffic.Usual, "nobody knows it yet")]
    [InlineData(49, 0, Traffic.Usual, "a first day of a few")]
    [InlineData(50, 0, Traffic.High, "fifty out of nowhere")]
    [InlineData(99, 140, Traffic.High, "10 a day, and 89 more")]
    [InlineData(59, 140, Traffic.Usual, "10 a day, and only 49 more")]
    [InlineData(499, 1400, Traffic.Usual, "100 a day, not five times")]
    [InlineData(500, 1400, Traffic.High, "100 a day, five times")]
    [InlineData(3, 280, Traffic.Low, "20 a day, less than a fifth")]
    [InlineData(4, 280, Traffic.Usual, "20 a day, a fifth")]
    [InlineData(0, 266, Traffic.Usual, "19 a day is too little to miss")]
    public void Traffic_is_unusual_by_the_rule_that_the_page_tells(long lastDay, long before, Traffic traffic, string because) =>
        TrafficRules.Of(lastDay, before).Should().Be(traffic, because);
}
