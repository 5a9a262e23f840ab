using CustomerConnect.Catalog.Tests;
using CustomerConnect.Feeds.NHlist;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Feeds.Tests;

public class SampleFeedTests
{
    private static readonly string Industry = Path.Combine(Feed.Root, "..", "shared", "data", "nhlist-sample.xml");
    private static readonly string Ours = Path.Combine(Feed.Root, "feeds", "sample", "alder-ferry-feed.xml");

    [Theory, BothDatabases]
    public async Task The_industry_s_sample_is_imported_whole_and_changes_nothing_the_second_time(Dialect dialect)
    {
        Assert.SkipUnless(File.Exists(Industry), "The industry's sample feed is not at ../shared/data/nhlist-sample.xml.");
        await using var database = await CatalogDatabase.CreateAsync(dialect);

        var first = await ImportAsync(database, Industry);
        var events = await database.CountAsync("event");
        var again = new FakeOffers();
        var second = await ImportAsync(database, Industry, again);

        (first.Builders.Read, first.Subdivisions.Read, first.Plans.Read, first.Specs.Read).Should().Be((8, 9, 5, 5));
        first.Findings.Should().BeEmpty();
        // Builder B4 stands there twice and is one division.
        (first.Corporations.Created, first.Builders.Created, first.Subdivisions.Created, first.Plans.Created, first.Specs.Created)
            .Should().Be((1, 7, 9, 5, 5));
        second.Changes.Should().Be(0);
        again.Sent.Should().BeEmpty();
        (await database.CountAsync("event")).Should().Be(events);
    }

    [Theory, BothDatabases]
    public async Task The_industry_s_sample_arrives_with_its_facts(Dialect dialect)
    {
        Assert.SkipUnless(File.Exists(Industry), "The industry's sample feed is not at ../shared/data/nhlist-sample.xml.");
        await using var database = await CatalogDatabase.CreateAsync(dialect);
        var offers = new FakeOffers();
        await ImportAsync(database, Industry, offers);
        var catalog = new Storage.Catalog.Catalog(database.Store);

        var community = (await catalog.CommunityBySlugAsync("estates-al01-alb307"))!;
        community.Community.Should().Match<Storage.Catalog.Community>(c =>
            c.Name == "Estates" && c.BuilderName == "Almond Homes" && c.TimeZone == "America/Phoenix"
            && c.SalesAddress == "7455 Roundabout Way, Tucson, AZ 85777" && c.Phone == "(520) 555-1212 ext. 104");
        var project = community.Projects.Should().ContainSingle().Subject;
        project.Settings.Enabled.Should().BeFalse();
        var crystalview = project.Models.Single(m => m.Number == "ABH2732");
        (crystalview.DisplayName, crystalview.Beds, crystalview.Baths, crystalview.SquareFeet, crystalview.Garage, crystalview.BasePriceCents)
            .Should().Be(("Crystalview", 4, 2.5, 2_900, "1.5-car garage", 36_490_000));
        var home = project.Units.Single(u => u.Number == "2732-9920E");
        (home.Address, home.ConstructionFinish).Should().Be(("9920 Erlewine Lane, Tucson, AZ 85777", new DateOnly(2001, 12, 31)));
        offers.Sent.Single(o => o.UnitId == home.Id).Should().Match<Storage.Catalog.UnitOffer>(o =>
            o.PriceCents == 38_450_000 && o.Released == true && o.Sold == false);
        offers.Sent.Should().ContainSingle(o => o.Sold == true, "one of the five is ContractPending");
    }

    [Theory, BothDatabases]
    public async Task Our_own_sample_reports_each_of_its_faults_with_its_line(Dialect dialect)
    {
        await using var database = await CatalogDatabase.CreateAsync(dialect);

        var report = await ImportAsync(database, Ours);

        var lines = await File.ReadAllLinesAsync(Ours);
        report.Findings.Should().OnlyContain(f => lines[f.Place.Line - 1].Substring(f.Place.Column - 2, 2)[0] == '<');
        const string heron = "/Builders/Corporation[1]/Builder[1]/Subdivision[1]";
        report.Findings.Select(f => (f.Kind, f.Place.Path, f.Reason)).Should().BeEquivalentTo(
        [
            (FeedFindingKind.Rejected, $"{heron}/Plan[1]/Spec[3]", "The SpecNumber HP-05 stands in this plan already."),
            (FeedFindingKind.Rejected, $"{heron}/Plan[1]/Spec[4]", "Its SpecPrice \"call us\" is not a price in dollars and cents above 0."),
            (FeedFindingKind.Rejected, $"{heron}/Plan[1]/Spec[5]", "It has no SpecNumber."),
            (FeedFindingKind.LeftOut, $"{heron}/Plan[2]/Spec[1]/SpecMoveInDate", "\"soon\" is neither a day like 2027-05-28 nor a month like 2027-05."),
            (FeedFindingKind.Rejected, $"{heron}/Plan[3]", "Its Type \"Houseboat\" is not one that is known: SingleFamily or MultiFamily. Left out with it: 1 spec."),
            (FeedFindingKind.Rejected, "/Builders/Corporation[1]/Builder[1]/Subdivision[3]", "It has no SubdivisionName."),
            (FeedFindingKind.Rejected, "/Builders/Corporation[2]", "It has no CorporateBuilderNumber. Left out with it: 1 builder."),
        ]);
        (report.Subdivisions.Created, report.Projects.Created, report.Plans.Created, report.Specs.Created).Should().Be((2, 3, 3, 4));
    }

    [Fact]
    public async Task The_command_writes_what_it_did_and_answers_with_its_code()
    {
        await using var database = await CatalogDatabase.CreateAsync(Dialect.Sqlite);
        var output = new StringWriter();

        var code = await FeedCommand.RunAsync(Ours, database.Store, new FakeOffers(), TimeProvider.System, output);

        code.Should().Be(1);
        output.ToString().Should().Contain("Specs (homes)").And.Contain("Rejected: 6")
            .And.Contain("line 61, column 12, /Builders/Corporation[1]/Builder[1]/Subdivision[1]/Plan[1]/Spec[3]: The SpecNumber HP-05");
        (await FeedCommand.RunAsync("/no/such/file", database.Store, new FakeOffers(), TimeProvider.System, output)).Should().Be(2);
    }

    private static async Task<FeedReport> ImportAsync(CatalogDatabase database, string file, FakeOffers? offers = null)
    {
        await using var stream = File.OpenRead(file);
        return await Feed.ImportAsync(database, stream, offers);
    }
}
