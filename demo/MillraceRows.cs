using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Catalog.Rows;

namespace CustomerConnect.Demo;

/// <summary>Thirty-one rowhomes on Mill Lane, on a site map: the north terrace of eleven, and two of ten back to back.</summary>
internal static class MillraceRows
{
    public const string Id = "millrace-rows";

    // Plan of each home in order, by the color of its roof: w Weir (slate), s Sluice (sand), t Tailrace (brick).
    private const string PlanOfHome = "wwwssstttwwsssttwwwsstttwwwwwss";

    private static readonly Plan[] Plans =
    [
        new("weir", 2, 1.5, 1_240, 569, "Two bedrooms over three floors, with a roof terrace that looks down the race."),
        new("sluice", 3, 2.5, 1_580, 648, "Three bedrooms, a bay window on the first floor and a garden room at the back."),
        new("tailrace", 3, 2.5, 1_720, 689, "The widest of the rows: three bedrooms, a study and a garage from the lane."),
    ];

    private static readonly HashSet<int> Available = [3, 5, 8, 14, 19, 24];

    public static void Add(CatalogDb db, DemoPictures pictures)
    {
        db.Add(new ProjectRow
        {
            Id = Id,
            CommunityId = DemoCommunity.CommunityId,
            Position = 3,
            Slug = Id,
            Number = "MR",
            MarketingName = "Millrace Rows",
            Type = ProjectType.MultiFamily,
            Description = "Brick and render terraces on Mill Lane, three floors tall, with a front door to the street.",
            LongDescription = "The old mill is gone, but the race still runs behind the terraces. Each rowhome has its own stoop, a yard to the "
                + "south and storage for bicycles beside the door.\n\nThree plans of two and three bedrooms; the last five homes come later.",
            Address = "Mill Lane, Port Linden",
            ExternalUrl = $"{AlderFerry.Website}/millrace",
            CoverPictureId = pictures.Id("millrace-rows"),
        });
        db.Add(AlderFerry.Settings(Id));
        AlderFerry.AddSchedule(db, Id);
        foreach (var (plan, i) in Plans.Select((p, i) => (p, i)))
        {
            db.Add(plan.Row(Id, i, pictures.Id($"cover-the-{plan.Name}"), pictures, stories: 3, GarageOf(plan)));
            db.AddRange(plan.Gallery(pictures, ("millrace-rows", "Millrace Rows from Mill Lane")));
        }

        pictures.Map("millrace-rows-site-map", Id, "Site map of Millrace Rows: 31 rowhomes in three terraces off Mill Lane", UnitId);
        for (var home = 1; home <= PlanOfHome.Length; home++)
        {
            db.Add(Unit(home));
        }
    }

    public static IEnumerable<UnitOffer> Offers() => Enumerable.Range(1, PlanOfHome.Length).Select(home => AlderFerry.Offer(
        Id, UnitId($"{home}"), AlderFerry.Cents(PlanOf(home).From + home - 5, PlanOf(home).From), Available.Contains(home), home > 26));

    private static Plan PlanOf(int home) => Plans[PlanOfHome[home - 1] switch { 'w' => 0, 's' => 1, _ => 2 }];

    private static string GarageOf(Plan plan) => plan.Name == "tailrace" ? "One-car garage" : "Parking permit, Mill Lane";

    private static string UnitId(string home) => $"{Id}-{home}";

    private static UnitRow Unit(int home)
    {
        var terrace = home <= 11 ? 0 : home <= 21 ? 1 : 2;
        return new UnitRow
        {
            Id = UnitId($"{home}"),
            CommunityId = DemoCommunity.CommunityId,
            ProjectId = Id,
            ModelId = PlanOf(home).ModelId,
            Position = home,
            Slug = $"{home}",
            Number = $"{home}",
            Address = $"{home} Mill Lane, Port Linden",
            Garage = GarageOf(PlanOf(home)),
            Facing = terrace == 1 ? "North, to the lane" : "South, to the lane",
            ConstructionStart = new DateOnly(2026, 7, 6).AddDays(terrace * 56),
            OptionsCutoff = new DateOnly(2026, 12, 11).AddDays(terrace * 56),
            ConstructionFinish = new DateOnly(2027, 6, 25).AddDays(terrace * 56),
        };
    }
}
