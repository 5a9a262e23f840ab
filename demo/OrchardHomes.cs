using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Catalog.Rows;

namespace CustomerConnect.Demo;

/// <summary>Twenty-five houses around Pippin Green, on a site map.</summary>
internal static class OrchardHomes
{
    public const string Id = "orchard-homes";
    private const int Lots = 25;

    // Lot 1 is a Quince, lot 2 a Medlar, lot 3 an Alder, and so on around the crescent.
    private static readonly Plan[] Plans =
    [
        new("alder", 4, 2.5, 2_380, 812, "Board and batten under a steep gable, with a bay window to the street and the kitchen to the garden."),
        new("quince", 3, 2.5, 1_960, 742, "Three bedrooms under one roof, a porch across the front and a study beside the door."),
        new("medlar", 4, 3, 2_540, 858, "The largest of the three: a bedroom and full bath downstairs, three bedrooms above."),
    ];

    // Price of lot 0, in thousands; each lot after it costs a thousand more.
    private static readonly int[] LotZero = [812, 742, 859];

    private static readonly HashSet<int> Available = [3, 6, 8, 10, 11, 15, 18, 19, 22];
    private static readonly HashSet<int> ComingSoon = [23, 24, 25];

    public static void Add(CatalogDb db, DemoPictures pictures)
    {
        db.Add(new ProjectRow
        {
            Id = Id,
            CommunityId = DemoCommunity.CommunityId,
            Position = 2,
            Slug = Id,
            Number = "OH",
            MarketingName = "Orchard Homes",
            Type = ProjectType.SingleFamily,
            Description = "Twenty-five houses around Pippin Green, where the old orchard still stands.",
            LongDescription = "Every lot at Orchard Homes keeps at least one of the old apple trees. The houses face the crescent with a porch "
                + "and the brook meadow with a garden, and the green in the middle belongs to everybody.\n\n"
                + "Three plans, each with a two-car garage, and a choice of kitchens, floors and lighting until the options cutoff.",
            Address = "Pippin Crescent, Port Linden",
            ExternalUrl = $"{AlderFerry.Website}/orchard",
            CoverPictureId = pictures.Id("model-the-alder"),
        });
        var settings = AlderFerry.Settings(Id);
        settings.DepositMode = DepositMode.Intent;
        settings.CustomerDeposit = DepositRequirement.Required;
        settings.CustomerDepositCents = 250_000;
        settings.AllowQueue = true;
        db.Add(settings);
        AlderFerry.AddSchedule(db, Id);
        foreach (var (plan, i) in Plans.Select((p, i) => (p, i)))
        {
            db.Add(plan.Row(Id, i, pictures.Id($"model-the-{plan.Name}"), pictures, stories: 2, "Two-car garage"));
            db.AddRange(plan.Gallery(pictures, ("room-kitchen", "The kitchen, toward the orchard")));
        }

        pictures.Map("orchard-homes-site-map", Id, "Site map of Orchard Homes: 25 lots around Pippin Crescent and the green", UnitId);
        for (var lot = 1; lot <= Lots; lot++)
        {
            db.Add(Unit(lot));
        }
    }

    public static IEnumerable<UnitOffer> Offers() => Enumerable.Range(1, Lots).Select(lot => AlderFerry.Offer(
        Id, UnitId($"{lot}"), AlderFerry.Cents(LotZero[lot % 3] + lot, Plans[lot % 3].From), Available.Contains(lot), ComingSoon.Contains(lot)));

    private static string UnitId(string lot) => $"{Id}-{lot}";

    private static UnitRow Unit(int lot)
    {
        // The crescent is built in five groups of five lots, five weeks apart.
        var later = (lot - 1) / 5 * 35;
        return new UnitRow
        {
            Id = UnitId($"{lot}"),
            CommunityId = DemoCommunity.CommunityId,
            ProjectId = Id,
            ModelId = Plans[lot % 3].ModelId,
            Position = lot,
            Slug = $"{lot}",
            Number = $"{lot}",
            Address = $"{lot * 2} Pippin Crescent, Port Linden",
            Garage = "Two-car garage",
            Facing = lot is >= 5 and <= 13 ? "Backing on the brook meadow" : "Backing on the orchard",
            ConstructionStart = new DateOnly(2026, 9, 14).AddDays(later),
            OptionsCutoff = new DateOnly(2026, 12, 18).AddDays(later),
            ConstructionFinish = new DateOnly(2027, 5, 28).AddDays(later),
        };
    }
}
