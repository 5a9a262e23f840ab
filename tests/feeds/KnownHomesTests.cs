using CustomerConnect.Catalog.Tests;
using CustomerConnect.Feeds.NHlist;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog.Rows;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CustomerConnect.Feeds.Tests;

/// <summary>No home is for sale twice, and one that the feed names no more is said.</summary>
public class KnownHomesTests
{
    private const string Elm = "<SpecPrice>410000.00</SpecPrice><SpecAddress><SpecStreet1>12 Elm St.</SpecStreet1></SpecAddress>";
    private static readonly string Two = Feed.Of(Feed.Subdivision(Feed.Plan(Feed.Spec("1", Elm) + Feed.Spec("2")) + Feed.Plan("", "Q")));

    [Theory, BothDatabases]
    public async Task Home_that_staff_entered_by_hand_is_the_feed_s_and_keeps_what_is_theirs(Dialect dialect)
    {
        await using var database = await CatalogDatabase.CreateAsync(dialect);
        await Feed.ImportAsync(database, Two);
        await ByHandAsync(database, "3", "14 Elm Street");
        var offers = new FakeOffers();
        var feed = Two.Replace(Feed.Spec("2"), Feed.Spec("2") + Feed.Spec("3", Elm.Replace("12", "99")));

        var report = await Feed.ImportAsync(database, feed, offers);

        (report.Specs.Created, report.Rejected, offers.Sent.Count).Should().Be((0, 0, 0));
        (await database.ScalarAsync("select feed_number || ' ' || address from unit where number = '3'")).Should().Be("3 14 Elm Street");
        (await Feed.ImportAsync(database, feed)).Changes.Should().Be(0);
    }

    [Theory, BothDatabases]
    public async Task Home_whose_address_was_entered_by_hand_under_another_number_is_rejected(Dialect dialect)
    {
        await using var database = await CatalogDatabase.CreateAsync(dialect);
        await Feed.ImportAsync(database, Feed.Of(Feed.Subdivision(Feed.Plan(Feed.Spec("2")))));
        await ByHandAsync(database, "Lot 1", "12 elm st");

        var report = await Feed.ImportAsync(database, Two);

        report.Findings.Should().ContainSingle().Which.Should().Match<FeedFinding>(f =>
            f.Kind == FeedFindingKind.Rejected && f.Reason == "Its address \"12 Elm St.\" is that of home Lot 1, which was entered by hand.");
        (await database.CountAsync("unit")).Should().Be(2);
    }

    [Theory, BothDatabases]
    public async Task Home_that_moves_to_another_plan_is_rejected_and_said_to_be_gone_from_its_own(Dialect dialect)
    {
        await using var database = await CatalogDatabase.CreateAsync(dialect);
        await Feed.ImportAsync(database, Two);

        var report = await Feed.ImportAsync(
            database, Feed.Of(Feed.Subdivision(Feed.Plan(Feed.Spec("2")) + Feed.Plan(Feed.Spec("1", Elm), "Q"))));

        report.Findings.Select(f => (f.Kind, f.Reason)).Should().BeEquivalentTo([
            (FeedFindingKind.Rejected, "Its address \"12 Elm St.\" is that of home 1 of plan P: a home does not change its plan."),
            (FeedFindingKind.NotNamed, "Home 1 of plan P is no longer in the feed, and still released."),
        ]);
        (report.Changes, await database.CountAsync("unit")).Should().Be((0, 2));
    }

    [Theory, BothDatabases]
    public async Task Homes_of_one_building_may_share_their_address(Dialect dialect)
    {
        await using var database = await CatalogDatabase.CreateAsync(dialect);

        var report = await Feed.ImportAsync(database, Feed.Of(Feed.Subdivision(Feed.Plan(Feed.Spec("1", Elm) + Feed.Spec("2", Elm)) + Feed.Plan(Feed.Spec("3", Elm), "Q"))));

        (report.Specs.Created, report.Findings.Count).Should().Be((3, 0));
    }

    [Theory, BothDatabases]
    public async Task Home_that_is_sold_or_whose_plan_cannot_be_read_is_not_said_to_be_gone(Dialect dialect)
    {
        await using var database = await CatalogDatabase.CreateAsync(dialect);
        var sold = Elm + "<SpecSaleStatus>Sold</SpecSaleStatus>";
        await Feed.ImportAsync(database, Two.Replace(Elm, sold));
        (await Feed.ImportAsync(database, Feed.Of(Feed.Subdivision(Feed.Plan(Feed.Spec("2")))))).Findings.Should().BeEmpty();

        var report = await Feed.ImportAsync(database, Feed.Of(Feed.Subdivision(Feed.Plan("").Replace("400000", "a lot"))));

        report.Findings.Should().ContainSingle().Which.Kind.Should().Be(FeedFindingKind.Rejected);
    }

    private static Task<int> ByHandAsync(CatalogDatabase database, string number, string address) => database.Store.EditAsync(async db =>
    {
        var other = await db.Units.FirstAsync();
        db.Add(new UnitRow
        {
            Id = $"hand-{number}", CommunityId = other.CommunityId, ProjectId = other.ProjectId, ModelId = other.ModelId, Slug = $"hand-{number}",
            Number = number, Address = address,
        });
        return 0;
    });
}
