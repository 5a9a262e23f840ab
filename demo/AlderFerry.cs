using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Catalog.Rows;

namespace CustomerConnect.Demo;

/// <summary>The community itself, and what its projects share.</summary>
internal static class AlderFerry
{
    public const string TimeZone = "America/New_York";
    public const string SalesAddress = "12 Landing Square, Port Linden";
    public const string Website = "https://alderferry.example";

    private static readonly Dictionary<string, string> ProjectsByName = new(StringComparer.Ordinal)
    {
        ["Lantern House"] = LanternHouse.Id,
        ["Orchard Homes"] = OrchardHomes.Id,
        ["Millrace Rows"] = MillraceRows.Id,
        ["Kestrel Mews"] = KestrelMews.Id,
    };

    public static void Add(CatalogDb db, DemoPictures pictures)
    {
        db.Add(new OrganizationRow { Id = DemoCommunity.OrganizationId, Name = "Wrenfield Homes" });
        db.Add(new DivisionRow
        {
            Id = DemoCommunity.DivisionId,
            OrganizationId = DemoCommunity.OrganizationId,
            Name = "Coast",
            Website = "https://wrenfield.example",
        });
        db.Add(new CommunityRow
        {
            Id = DemoCommunity.CommunityId,
            DivisionId = DemoCommunity.DivisionId,
            Slug = DemoCommunity.CommunityId,
            Name = "Alder Ferry",
            BuilderName = "Wrenfield Homes",
            Tagline = "Homes by the water at Alder Ferry",
            Description = "Houses, rowhomes and one tall lantern, eleven minutes by ferry from downtown Port Linden. Choose a home here, "
                + "reserve it online, and talk it through with us afterwards.",
            TimeZone = TimeZone,
            Accent = "#2b3fa6",
            LogoPictureId = pictures.Id("logo"),
            HeroPictureId = pictures.Id("alder-ferry-hero"),
            SalesAddress = SalesAddress,
            SalesHours = "Thursday to Monday, 10:00 am to 6:00 pm",
            Phone = "(555) 555-0142",
            Email = "hello@alderferry.example",
            Website = Website,
        });
        pictures.Map(
            "alder-ferry-site-map", DemoCommunity.CommunityId,
            "Map of Alder Ferry: Orchard Homes in the north-west, Millrace Rows in the north-east, Lantern House at the ferry landing, "
            + "Kestrel Mews in the south-west",
            name => ProjectsByName[name]);
    }

    /// <summary>The sales center's week: by phone all day, in person with a break at noon; closed on Tuesday and Wednesday.</summary>
    public static void AddSchedule(CatalogDb db, string projectId)
    {
        DayOfWeek[] open = [DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday, DayOfWeek.Monday];
        (string Kind, int From, int To)[] hours = [("phone", 10, 18), ("in-person", 10, 12), ("in-person", 13, 18)];
        foreach (var day in open)
        {
            db.AddRange(hours.Select(h => new WeeklyHoursRow
            {
                Id = $"{projectId}-{h.Kind}-{(int)day}-{h.From}",
                CommunityId = DemoCommunity.CommunityId,
                ProjectId = projectId,
                Kind = h.Kind,
                Day = (int)day,
                FromMinute = h.From * 60,
                ToMinute = h.To * 60,
            }));
        }
    }

    /// <summary>Settings that the projects share; each then says what is its own.</summary>
    public static ProjectSettingsRow Settings(string projectId) => new()
    {
        Id = projectId,
        CommunityId = DemoCommunity.CommunityId,
        Enabled = true,
        TimeZone = TimeZone,
        AppointmentAddress = SalesAddress,
        IncludeAppointment = true,
    };

    /// <summary>A home's price: the model's at least, and so much more the higher or the better it lies.</summary>
    public static long Cents(int thousands, int from) => Math.Max(thousands, from) * 100_000L;

    /// <summary>The first offer of a home: not released, for sale, or sold before the demonstration began.</summary>
    public static UnitOffer Offer(string projectId, string unitId, long cents, bool available, bool comingSoon) =>
        new(unitId, projectId, cents, "USD", Released: !comingSoon, Sold: !available && !comingSoon);
}
