using CustomerConnect.Storage.Log.Feed;
using CustomerConnect.Web.Staff.Live;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.Live;

public class MovedFeedTests
{
    [Fact]
    public async Task Position_covers_what_was_taken_and_nothing_that_still_waits()
    {
        var feed = new SessionFeed();
        await feed.OnEventsAsync([new(5, "session/a", "session.started"), new(6, "unit/u", "unit.held"), new(7, "reservation/r", "reservation.placed"), new(9, "session/a", "session.signed-in")]);

        var first = feed.Take(1);
        (first.Streams, first.Position).Should().BeEquivalentTo((new[] { "session/a" }, 6L), "the reservation waits, and nothing from it on is told");
        var second = feed.Take(10);
        (second.Streams, second.Position, second.Lost).Should().BeEquivalentTo((new[] { "reservation/r" }, 9L, false));
        feed.Return(second);
        feed.Take(10).Streams.Should().Equal("reservation/r");
    }

    [Fact]
    public async Task More_than_can_be_remembered_is_said_and_not_dropped_in_silence()
    {
        var feed = new IdentityFeed();
        await feed.OnEventsAsync([.. Enumerable.Range(0, MovedFeed.Most + 1).Select(i => new FeedEvent(i + 1, $"identity/{i}", "identity.begun"))]);

        feed.Take(10).Lost.Should().BeTrue();
        feed.Take(10).Lost.Should().BeFalse("it is said once");
    }
}
