using CustomerConnect.Catalog.Tests;
using CustomerConnect.Feeds.NHlist;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog.Rows;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CustomerConnect.Feeds.Tests;

public class RepeatedImportTests
{
    private static readonly string Three = Feed.Of(Feed.Subdivision(Feed.Plan(Feed.Spec("1") + Feed.Spec("2") + Feed.Spec("3"))));

    [Theory, BothDatabases]
    public async Task What_staff_edited_is_kept_and_the_rest_follows_the_feed(Dialect dialect)
    {
        await using var database = await CatalogDatabase.CreateAsync(dialect);
        await Feed.ImportAsync(database, Three);
        await database.Store.EditAsync(async db =>
        {
            var model = await db.Models.SingleAsync();
            model.MarketingName = "The Staff's Own";
            model.MarkStaffs("marketing_name");
            return 0;
        });

        var report = await Feed.ImportAsync(database, Three.Replace("Plan P", "Plan New").Replace("400000", "420000"));

        (report.Plans.Changed, report.Specs.Changed, report.Rejected).Should().Be((1, 0, 0));
        (await database.ScalarAsync("select marketing_name from model")).Should().Be("The Staff's Own");
        (await database.ScalarAsync("select base_price_cents from model")).Should().Be(42_000_000L);
    }

    [Theory, BothDatabases]
    public async Task A_change_of_one_home_s_price_is_one_offer_with_that_price_alone(Dialect dialect)
    {
        await using var database = await CatalogDatabase.CreateAsync(dialect);
        await Feed.ImportAsync(database, Three);
        var offers = new FakeOffers();

        var report = await Feed.ImportAsync(
            database, Three.Replace(Feed.Spec("2"), Feed.Spec("2", "<SpecPrice>415000</SpecPrice>")), offers);

        offers.Sent.Should().ContainSingle().Which.Should().Match<Storage.Catalog.UnitOffer>(
            o => o.PriceCents == 41_500_000 && o.Released == null && o.Sold == null);
        report.OffersAccepted.Should().Be(1);
        (await database.CountAsync("event")).Should().Be(1, "nothing that the catalog shows has changed");
    }

    [Theory, BothDatabases]
    public async Task A_refused_offer_is_a_rejected_row_and_is_sent_again_the_next_time(Dialect dialect)
    {
        await using var database = await CatalogDatabase.CreateAsync(dialect);
        var refusing = new FakeOffers(o => "2 is reserved until November 28, 2026.");
        var refused = await Feed.ImportAsync(database, Feed.Of(Feed.Subdivision("\n" + Feed.Plan("\n" + Feed.Spec("2")))), refusing);
        var next = new FakeOffers();

        await Feed.ImportAsync(database, Three, next);

        refused.Findings.Should().ContainSingle().Which.Should().Match<FeedFinding>(f =>
            f.Place.Line == 3 && f.Place.Path.EndsWith("/Plan[1]/Spec[1]")
            && f.Reason == "Its price and release were not taken: 2 is reserved until November 28, 2026.");
        next.Sent.Should().HaveCount(3);
    }

    [Theory, BothDatabases]
    public async Task A_price_and_status_that_are_the_staff_s_are_not_sent(Dialect dialect)
    {
        await using var database = await CatalogDatabase.CreateAsync(dialect);
        await Feed.ImportAsync(database, Three);
        await database.Store.EditAsync(async db =>
        {
            foreach (var unit in await db.Units.ToListAsync())
            {
                unit.MarkStaffs(StaffFields.Price);
                unit.MarkStaffs(StaffFields.Status);
            }

            return 0;
        });
        var offers = new FakeOffers();

        await Feed.ImportAsync(database, Three.Replace("410000.00", "1.00").Replace("</Spec>", "<SpecSaleStatus>Sold</SpecSaleStatus></Spec>"), offers);

        offers.Sent.Should().BeEmpty();
    }

    [Theory, BothDatabases]
    public async Task A_plan_that_changes_its_type_is_rejected(Dialect dialect)
    {
        await using var database = await CatalogDatabase.CreateAsync(dialect);
        await Feed.ImportAsync(database, Three);

        var report = await Feed.ImportAsync(database, Three.Replace("SingleFamily", "MultiFamily"));

        report.Findings.Should().ContainSingle().Which.Reason.Should().StartWith("The plan P was imported with another Type before");
        report.Changes.Should().Be(0);
    }

    [Fact]
    public async Task Elements_in_any_order_are_the_same_feed()
    {
        await using var database = await CatalogDatabase.CreateAsync(Dialect.Sqlite);
        await Feed.ImportAsync(database, Three);
        const string backwards = "<Builders><Corporation><Builder><Subdivision><Plan Type=\"SingleFamily\">"
            + "<Spec><SpecPrice>410000.00</SpecPrice><SpecNumber>1</SpecNumber></Spec><BasePrice>400000</BasePrice>"
            + "<PlanName>Plan P</PlanName><PlanNumber>P</PlanNumber></Plan><SubdivisionName>Sub S</SubdivisionName>"
            + "<SubdivisionNumber>S</SubdivisionNumber></Subdivision><BrandName>Brand</BrandName><BuilderNumber>B</BuilderNumber></Builder>"
            + "<CorporateName>Corp</CorporateName><CorporateBuilderNumber>C</CorporateBuilderNumber></Corporation></Builders>";

        var report = await Feed.ImportAsync(database, backwards);

        (report.Specs.Read, report.Changes, report.Rejected).Should().Be((1, 0, 0));
    }
}
