using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Catalog.Rows;

namespace CustomerConnect.Demo;

/// <summary>The tower: sixteen floors above the arcade, numbered 2 to 17, with eight homes on each.</summary>
internal static class LanternHouse
{
    public const string Id = "lantern-house";
    public const string BuildingId = "lantern-house-tower";
    private const int LowestFloor = 2;
    private const int HighestFloor = 17;

    private static readonly Plan[] Plans =
    [
        new("skiff", 1, 1, 588, 418, "The smallest plan has the whole morning: one wide window over the garden and a balcony to match."),
        new("tiller", 1, 1, 664, 462, "A bedroom with a door that closes, a laundry of its own, and the kitchen by the window."),
        new("gallery", 2, 2, 1_015, 648, "A corner home with light from two sides and a long wall for whatever you collect."),
        new("beacon", 2, 2, 1_048, 672, "Two bedrooms at opposite ends with the living room between them, and a balcony that takes a table."),
        new("landing", 3, 2, 1_290, 842, "Three bedrooms on a corner, and a living room that watches the boats come in."),
    ];

    // By place on the plate, 1 to 8: plan, view, price on floor 12 and how much a floor more costs, in thousands of dollars.
    private static readonly (int Plan, string Facing, int OnTwelve, int AFloor)[] Places =
    [
        (2, "North-west, over Mill Lane", 676, 5), (3, "North, over the courtyard garden", 672, 6),
        (0, "North, over the courtyard garden", 418, 4), (2, "North-east, river", 689, 5), (4, "South-east, river", 894, 8),
        (3, "South, over Ferry Road", 698, 7), (1, "South, over Ferry Road", 462, 4), (4, "South-west, over Mill Lane", 866, 6),
    ];

    private static readonly HashSet<int> Available =
    [
        203, 206, 401, 402, 407, 408, 503, 507, 706, 707, 804, 807, 902, 903, 1003, 1005, 1007, 1103, 1106, 1107, 1202, 1205, 1206, 1207,
        1304, 1306, 1307, 1308, 1402, 1403, 1407, 1501, 1507, 1508,
    ];

    private static readonly HashSet<int> ComingSoon = [208, 703, 708, 1208, 1303];

    public static void Add(CatalogDb db, DemoPictures pictures)
    {
        db.Add(new ProjectRow
        {
            Id = Id,
            CommunityId = DemoCommunity.CommunityId,
            Position = 1,
            Slug = Id,
            Number = "LH",
            MarketingName = "Lantern House",
            Type = ProjectType.HighDensity,
            Description = "Sixteen floors of brick and glass where Ferry Road meets the river, with a winter garden on the roof that stays "
                + "lit until the last boat.",
            LongDescription = "Lantern House has eight homes to a floor, so the hallway is short and every corner home looks two ways. "
                + "Kitchens are by the window rather than at the back, and each home has a balcony deep enough for a table.\n\n"
                + "Underground parking, a bicycle workshop with a street door, a guest suite, and a shared room beside the winter garden "
                + "that you can book for dinner.",
            Address = "2 Ferry Road, Port Linden",
            ExternalUrl = $"{AlderFerry.Website}/lantern",
            CoverPictureId = pictures.Id("lantern-house"),
        });
        var settings = AlderFerry.Settings(Id);
        settings.RequireAppointment = true;
        settings.DepositMode = DepositMode.Payment;
        settings.CustomerDeposit = settings.RealtorDeposit = DepositRequirement.Required;
        settings.CustomerDepositCents = settings.RealtorDepositCents = 250_000;
        db.Add(settings);
        AlderFerry.AddSchedule(db, Id);
        foreach (var (plan, i) in Plans.Select((p, i) => (p, i)))
        {
            db.Add(plan.Row(Id, i, pictures.Id($"cover-the-{plan.Name}"), pictures, stories: 1, plan.Beds > 1 ? "One underground stall" : null));
            db.AddRange(plan.Gallery(
                pictures, ("room-lantern-house", "A living room at dusk"), ("lantern-house", "Lantern House from the river")));
            db.Add(DemoFiles.Row("lantern-house-included.pdf", plan.ModelId, "What is included"));
        }

        db.Add(new BuildingRow
        {
            Id = BuildingId, CommunityId = DemoCommunity.CommunityId, ProjectId = Id, Slug = "tower", Name = "Lantern House",
        });
        for (var level = LowestFloor; level <= HighestFloor; level++)
        {
            AddFloor(db, pictures, level);
        }
    }

    public static IEnumerable<UnitOffer> Offers() =>
        from level in Enumerable.Range(LowestFloor, HighestFloor - LowestFloor + 1)
        from place in Enumerable.Range(1, Places.Length)
        let number = (level * 100) + place
        let home = Places[place - 1]
        select AlderFerry.Offer(
            Id, UnitId(number), AlderFerry.Cents(home.OnTwelve + ((level - 12) * home.AFloor), Plans[home.Plan].From),
            Available.Contains(number), level > 15 || ComingSoon.Contains(number));

    private static string UnitId(int number) => $"{Id}-{number}";

    private static void AddFloor(CatalogDb db, DemoPictures pictures, int level)
    {
        var floorId = $"{Id}-floor-{level}";
        db.Add(new FloorRow
        {
            Id = floorId, CommunityId = DemoCommunity.CommunityId, BuildingId = BuildingId, Level = level, Name = $"Floor {level}",
        });
        pictures.Map(
            "lantern-house-floor-plate", floorId, $"Floor plate of Lantern House, floor {level}: eight homes along a hallway",
            place => UnitId((level * 100) + int.Parse(place)));
        for (var place = 1; place <= Places.Length; place++)
        {
            var number = (level * 100) + place;
            var plan = Plans[Places[place - 1].Plan];
            db.Add(new UnitRow
            {
                Id = UnitId(number),
                CommunityId = DemoCommunity.CommunityId,
                ProjectId = Id,
                ModelId = plan.ModelId,
                BuildingId = BuildingId,
                FloorId = floorId,
                Position = number,
                Slug = $"{number}",
                Number = $"{number}",
                Address = $"{number}, 2 Ferry Road, Port Linden",
                Garage = plan.Beds > 1 ? $"Stall {Stall(level, place)}, underground" : null,
                Facing = Places[place - 1].Facing,
                ConstructionStart = new DateOnly(2026, 3, 9),
                OptionsCutoff = new DateOnly(2027, 1, 15),
                ConstructionFinish = new DateOnly(2027, 9, 30),
            });
        }
    }

    // Eight floors share a level of the garage; its first 27 stalls are for visitors. Home 1202 has P2-41.
    private static string Stall(int level, int place)
    {
        var homesWithStall = Places.Take(place).Count(p => Plans[p.Plan].Beds > 1);
        return $"P{((level - LowestFloor) / 8) + 1}-{27 + ((level - LowestFloor) % 8 * 6) + homesWithStall}";
    }
}
