using CustomerConnect.Web.Live;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Web.Tests.Live;

/// <summary>The more pages look, the less often each is told, so that a node never promises more than it can send.</summary>
public class AudienceTests
{
    [Theory]
    [InlineData(0, 100)]
    [InlineData(800, 100)]
    [InlineData(2_000, 250)]
    [InlineData(8_000, 1_000)]
    public void Pages_are_told_ten_times_a_second_until_there_are_too_many_for_that(int pages, int milliseconds) =>
        Audience.PaceOf(pages).Should().Be(TimeSpan.FromMilliseconds(milliseconds));

    [Fact]
    public void Every_share_has_about_as_many_pages()
    {
        var shares = Enumerable.Range(0, 8_000).GroupBy(i => Audience.ShareOf($"connection {i}")).ToDictionary(s => s.Key, s => s.Count());

        shares.Keys.Should().BeEquivalentTo(Enumerable.Range(0, Audience.Shares));
        shares.Values.Should().OnlyContain(pages => pages > 800 && pages < 1_200);
        Audience.ShareOf("the same").Should().Be(Audience.ShareOf("the same"));
    }

    [Fact]
    public void Pages_that_left_are_not_counted()
    {
        var audience = new Audience();
        for (var i = 0; i < 2_000; i++)
        {
            audience.Joined();
        }

        for (var i = 0; i < 1_900; i++)
        {
            audience.Left();
        }

        audience.Next.Should().Be(Audience.Pace);
    }
}
