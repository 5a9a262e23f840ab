using CustomerConnect.Catalog.Tests;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CustomerConnect.Feeds.Tests;

public class RandomFeedTests(ITestOutputHelper output)
{
    private const int Feeds = 12;

    [Theory, BothDatabases]
    public async Task Any_feed_twice_changes_nothing_and_in_any_order_is_the_same_catalog(Dialect dialect)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var i = 0; i < Feeds; i++)
        {
            var feed = new RandomFeed(random);
            await using var once = await CatalogDatabase.CreateAsync(dialect);
            await using var shuffled = await CatalogDatabase.CreateAsync(dialect);

            var first = await Feed.ImportAsync(once, feed.Xml());
            var offers = new FakeOffers();
            var second = await Feed.ImportAsync(once, feed.Xml(), offers);
            var third = await Feed.ImportAsync(once, feed.Shuffle().Xml(), offers);
            await Feed.ImportAsync(shuffled, feed.Shuffle().Xml());

            first.Findings.Should().BeEmpty();
            first.Specs.Created.Should().Be(feed.Homes);
            (second.Changes, third.Changes, offers.Sent.Count).Should().Be((0, 0, 0));
            (await DumpAsync(shuffled)).Should().Equal(await DumpAsync(once));
        }
    }

    // Everything but the ids, and a community's slug, which of two alike goes to the first.
    private static Task<List<string>> DumpAsync(CatalogDatabase database) => database.Store.ReadAsync(async db =>
    {
        var rows = from u in db.Units
                   join m in db.Models on u.ModelId equals m.Id
                   join p in db.Projects on u.ProjectId equals p.Id
                   join c in db.Communities on u.CommunityId equals c.Id
                   join d in db.Divisions on c.DivisionId equals d.Id
                   join o in db.Organizations on d.OrganizationId equals o.Id
                   select new { Company = o.Name, Division = d.FeedNumber, Community = c.FeedNumber, c.Name, c.Phone, Project = p.Slug, Model = m.Slug, m.Baths, m.BasePriceCents, u.Slug, u.Address, u.FeedPriceCents, u.FeedReleased };
        return (await rows.ToListAsync()).Select(r => r.ToString()!).Order(StringComparer.Ordinal).ToList();
    });
}
