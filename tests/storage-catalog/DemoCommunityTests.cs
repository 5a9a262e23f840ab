using CustomerConnect.Demo;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Log;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Catalog.Tests;

public class DemoCommunityTests
{
    [Theory, BothDatabases]
    public async Task Loaded_once_it_is_the_community_that_was_drawn(Dialect dialect)
    {
        await using var database = await CatalogDatabase.CreateAsync(dialect);
        var offers = new RecordedOffers();
        (await DemoCommunity.LoadAsync(database.Store, offers, TimeProvider.System)).Should().BeTrue();

        var community = (await new Storage.Catalog.Catalog(database.Store).CommunityBySlugAsync("alder-ferry"))!;

        community.Revision.Should().Be(1);
        community.Community.SiteMap!.Overlays.Select(o => o.TargetId).Should().BeEquivalentTo(community.Projects.Select(p => p.Id));
        community.Projects.Select(p => (p.DisplayName, p.Type, p.Units.Length, p.Models.Length)).Should().Equal(
            ("Lantern House", ProjectType.HighDensity, 128, 5), ("Orchard Homes", ProjectType.SingleFamily, 25, 3),
            ("Millrace Rows", ProjectType.MultiFamily, 31, 3), ("Kestrel Mews", ProjectType.SingleFamily, 0, 0));
        Available(offers, community).Should().Equal(34, 9, 6, 0);
        offers.Sent.Where(o => o is { Released: true, Sold: false }).Min(o => o.PriceCents).Should().Be(41_800_000);
    }

    [Theory, BothDatabases]
    public async Task Connection_that_is_lost_while_loading_is_tried_again_and_not_for_ever(Dialect dialect)
    {
        await using var database = await CatalogDatabase.CreateAsync(dialect);
        database.WritesToLose = 3;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => DemoCommunity.LoadAsync(database.Store, new RecordedOffers(), TimeProvider.System));

        database.WritesToLose = 2;
        (await DemoCommunity.LoadAsync(database.Store, new RecordedOffers(), TimeProvider.System)).Should().BeTrue();
    }

    [Theory, BothDatabases]
    public async Task Every_home_has_its_shape_on_the_map_or_plate_where_it_lies(Dialect dialect)
    {
        await using var database = await CatalogDatabase.CreateAsync(dialect);
        await DemoCommunity.LoadAsync(database.Store, new RecordedOffers(), TimeProvider.System);
        var community = (await new Storage.Catalog.Catalog(database.Store).CommunityAsync(DemoCommunity.CommunityId))!;

        foreach (var project in community.Projects.Where(p => p.Units.Length > 0))
        {
            foreach (var unit in project.Units)
            {
                var map = project.SiteMap
                    ?? project.Buildings.SelectMany(b => b.Floors).Single(f => f.Id == unit.FloorId).Plate!;
                map.Overlays.Should().ContainSingle(o => o.TargetId == unit.Id);
                project.ModelsById.Should().ContainKey(unit.ModelId);
                (unit.Address, unit.ConstructionStart, unit.OptionsCutoff, unit.ConstructionFinish).Should().NotBe((null, null, null, null));
            }
        }

        var tower = community.Projects[0];
        tower.Buildings.Single().Floors.Select(f => f.Level).Should().Equal(Enumerable.Range(2, 16));
        tower.UnitsById["lantern-house-1202"].Garage.Should().Be("Stall P2-41, underground");
        tower.Schedule.Should().HaveCount(15);
        tower.Settings.Should().Match<ProjectSettings>(s =>
            s.DepositMode == DepositMode.Payment && s.CustomerDepositCents == 250_000 && s.RegisteredRealtorLimit == 3 && s.ReservationDays == 7);
    }

    [Theory, BothDatabases]
    public async Task Loaded_again_it_leaves_everything_as_it_is(Dialect dialect)
    {
        await using var database = await CatalogDatabase.CreateAsync(dialect);
        await DemoCommunity.LoadAsync(database.Store, new RecordedOffers(), TimeProvider.System);
        var again = new RecordedOffers();

        (await DemoCommunity.LoadAsync(database.Store, again, TimeProvider.System)).Should().BeFalse();

        again.Sent.Should().BeEmpty();
        (await database.CountAsync("event")).Should().Be(1);
    }

    [Theory, BothDatabases]
    public async Task A_start_cut_short_before_all_homes_were_offered_goes_on_at_the_next(Dialect dialect)
    {
        await using var database = await CatalogDatabase.CreateAsync(dialect);
        var broken = new RecordedOffers { FailAt = 100 };
        await FluentActions.Awaiting(() => DemoCommunity.LoadAsync(database.Store, broken, TimeProvider.System))
            .Should().ThrowAsync<TimeoutException>();
        var next = new RecordedOffers();

        (await DemoCommunity.LoadAsync(database.Store, next, TimeProvider.System)).Should().BeFalse();

        next.Sent.Should().HaveCount(184);
    }

    [Theory, BothDatabases]
    public async Task The_links_start_where_their_names_say(Dialect dialect)
    {
        await using var database = await CatalogDatabase.CreateAsync(dialect);
        await DemoCommunity.LoadAsync(database.Store, new RecordedOffers(), TimeProvider.System);
        var catalog = new Storage.Catalog.Catalog(database.Store);

        async Task<LinkInfo> Link(string slug) => (await catalog.LinkBySlugAsync(slug))!;
        (await Link("DEMO")).Should().Match<LinkInfo>(l => l.Enabled && l.CommunityId == "alder-ferry" && l.ProjectId == null);
        (await Link("demo-project")).ProjectId.Should().Be("lantern-house");
        (await Link("demo-model")).ModelId.Should().Be("the-beacon");
        (await Link("demo-building")).BuildingId.Should().Be("lantern-house-tower");
        (await Link("demo-unit")).UnitId.Should().Be("lantern-house-1202");
        (await Link("demo-off")).Enabled.Should().BeFalse();
        (await Link("demo-expired")).ValidUntil.Should().BeBefore(TimeProvider.System.GetUtcNow());
        (await catalog.LinkBySlugAsync("demo-none")).Should().BeNull();
        (await catalog.LinkAsync("demo-unit")).Should().Be(await Link("demo-unit"));
    }

    [Theory, BothDatabases]
    public async Task Every_picture_that_a_page_names_can_be_read(Dialect dialect)
    {
        await using var database = await CatalogDatabase.CreateAsync(dialect);
        await DemoCommunity.LoadAsync(database.Store, new RecordedOffers(), TimeProvider.System);
        var c = (await new Storage.Catalog.Catalog(database.Store).CommunityAsync(DemoCommunity.CommunityId))!;
        var pictures = new PictureStore(database.Store);
        string?[] paths =
        [
            c.Community.LogoPath, c.Community.HeroPath, c.Community.SiteMap!.Path,
            .. c.Projects.Select(p => p.CoverPath), .. c.Projects.SelectMany(p => p.Models).SelectMany(m => m.Pictures.Select(p => p.Path).Prepend(m.FloorPlanPath).Prepend(m.CoverPath)),
            .. c.Projects.SelectMany(p => p.Buildings).SelectMany(b => b.Floors).Select(f => f.Plate!.Path),
        ];

        foreach (var path in paths.Distinct())
        {
            path.Should().StartWith("/pictures/");
            var picture = (await pictures.PictureAsync(path!["/pictures/".Length..]))!;
            picture.ContentType.Should().Be("image/png");
            picture.Bytes.Length.Should().BeInRange(1_000, 150_000);
        }
    }

    private static IEnumerable<int> Available(RecordedOffers offers, CommunitySnapshot community) => community.Projects.Select(
        p => offers.Sent.Count(o => o.ProjectId == p.Id && o is { Released: true, Sold: false }));
}
