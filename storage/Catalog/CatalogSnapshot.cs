using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CustomerConnect.Storage.Catalog;

/// <summary>What kind of project it is: decides how a home is found.</summary>
public enum ProjectType
{
    /// <summary>Buildings with floors; a home is found on a floor plate.</summary>
    HighDensity,

    /// <summary>Lots on a site map.</summary>
    SingleFamily,

    /// <summary>Attached homes on a site map.</summary>
    MultiFamily,
}

/// <summary>Everything about one community that pages and rules need, as of one revision. Immutable; replaced as a whole.</summary>
/// <param name="Revision">Grows with every change of the catalog of this community.</param>
public sealed record CommunitySnapshot(long Revision, Community Community, ImmutableArray<Project> Projects)
{
    /// <summary>Projects by id.</summary>
    public FrozenDictionary<string, Project> ProjectsById { get; } = Projects.ToFrozenDictionary(p => p.Id, StringComparer.Ordinal);

    /// <summary>The project with this slug, or null.</summary>
    public Project? ProjectBySlug(string slug) =>
        Projects.FirstOrDefault(p => string.Equals(p.Slug, slug, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A community and whom to call there.</summary>
/// <param name="Slug">Its part of an address, unique among communities.</param>
/// <param name="TimeZone">IANA zone of its sales center.</param>
/// <param name="Accent">The builder's color as <c>#rrggbb</c>, or null for the product's.</param>
/// <param name="LogoPath">Address of the logo picture, or null for the default.</param>
public sealed record Community(
    string Id, string DivisionId, string OrganizationId, string Slug, string Name, string BuilderName, string? Description,
    string? Tagline, string TimeZone, string? Accent, string? LogoPath, string? HeroPath,
    string? SalesAddress, string? SalesHours, string? Phone, string? Email, string? Website, MapPicture? SiteMap);

/// <summary>A picture with the shapes drawn on it.</summary>
/// <param name="Path">Address of the picture.</param>
/// <param name="Width">Width in the units of the shapes.</param>
/// <param name="Height">Height in the units of the shapes.</param>
/// <param name="Overlays">Shapes, in drawing order.</param>
public sealed record MapPicture(string Id, string Path, int Width, int Height, string AltText, ImmutableArray<Overlay> Overlays);

/// <summary>A shape on a map.</summary>
/// <param name="TargetId">Id of the project (community map) or unit (site map, floor plate) it stands for.</param>
/// <param name="Path">SVG path data in the picture's units.</param>
/// <param name="LabelX">Where the label goes.</param>
/// <param name="LabelY">Where the label goes.</param>
public sealed record Overlay(string TargetId, string Path, double LabelX, double LabelY);

/// <summary>A project with all it contains.</summary>
/// <param name="Slug">Its part of an address, unique in the community.</param>
/// <param name="MarketingName">Name for buyers; null shows <paramref name="Number"/>.</param>
public sealed record Project(
    string Id, string CommunityId, string Slug, string Number, string? MarketingName, ProjectType Type, string? Description,
    string? LongDescription, string? Address, string? ExternalUrl, string? CoverPath, MapPicture? SiteMap, ProjectSettings Settings,
    ImmutableArray<HomeModel> Models, ImmutableArray<Building> Buildings, ImmutableArray<UnitInfo> Units,
    ImmutableArray<WeeklyHours> Schedule)
{
    /// <summary>What buyers see: the marketing name, or the number where there is none.</summary>
    public string DisplayName => string.IsNullOrWhiteSpace(MarketingName) ? Number : MarketingName;

    /// <summary>Units by id.</summary>
    public FrozenDictionary<string, UnitInfo> UnitsById { get; } = Units.ToFrozenDictionary(u => u.Id, StringComparer.Ordinal);

    /// <summary>Models by id.</summary>
    public FrozenDictionary<string, HomeModel> ModelsById { get; } = Models.ToFrozenDictionary(m => m.Id, StringComparer.Ordinal);
}

/// <summary>A model (plan).</summary>
/// <param name="Baths">Full baths plus a half for each half bath.</param>
/// <param name="SquareFeet">Area in square feet.</param>
public sealed record HomeModel(
    string Id, string ProjectId, string Slug, string Number, string? MarketingName, int Beds, double Baths, int SquareFeet,
    int? Stories, string? Garage, string? Description, long? BasePriceCents, string? CoverPath, string? FloorPlanPath,
    ImmutableArray<ModelFile> Files)
{
    /// <summary>More pictures than its cover and its floor plan, in their order.</summary>
    public ImmutableArray<ModelPicture> Pictures { get; init; } = [];

    /// <summary>What buyers see: the marketing name, or the number where there is none.</summary>
    public string DisplayName => string.IsNullOrWhiteSpace(MarketingName) ? Number : MarketingName;
}

/// <summary>A picture of a model.</summary>
/// <param name="Path">Address of the picture.</param>
/// <param name="Caption">What it shows.</param>
public sealed record ModelPicture(string Path, string Caption);

/// <summary>A public file of a model.</summary>
public sealed record ModelFile(string Id, string Title, string Path, string ContentType, long Bytes);

/// <summary>A building of a high-density project.</summary>
public sealed record Building(string Id, string Slug, string Name, ImmutableArray<Floor> Floors);

/// <summary>A floor and its plate.</summary>
/// <param name="Level">Number of the floor, as on the elevator's button.</param>
public sealed record Floor(string Id, int Level, string Name, MapPicture? Plate);

/// <summary>What the catalog knows of a home. Status, release and offered price are the unit grain's, not the catalog's.</summary>
/// <param name="Number">Name of the home in its project, such as "1202" or "14".</param>
/// <param name="Facing">Which way it looks, where that is known.</param>
public sealed record UnitInfo(
    string Id, string ProjectId, string ModelId, string? BuildingId, string? FloorId, string Slug, string Number, string? Address,
    string? Garage, string? Facing, DateOnly? ConstructionStart, DateOnly? OptionsCutoff, DateOnly? ConstructionFinish);

/// <summary>Open hours for appointments, in the project's time zone.</summary>
/// <param name="Kind">"phone" or "in-person".</param>
/// <param name="From">Start, inclusive.</param>
/// <param name="To">End, exclusive; 00:00 is the midnight at the end of the day.</param>
public sealed record WeeklyHours(string Kind, DayOfWeek Day, TimeOnly From, TimeOnly To);

/// <summary>What a project's deposit does.</summary>
public enum DepositMode
{
    /// <summary>A payment method is stored; nothing is charged.</summary>
    Intent,

    /// <summary>The amount is charged now.</summary>
    Payment,
}

/// <summary>Whether a deposit is asked for.</summary>
public enum DepositRequirement
{
    /// <summary>No deposit step.</summary>
    None,

    /// <summary>No reservation without it.</summary>
    Required,
}

/// <summary>Settings of a project. Defaults are those of the specification.</summary>
/// <param name="Enabled">Enable Customer Connect.</param>
/// <param name="TimeZone">IANA zone of the project.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="AppointmentAddress">Shown to who books in person.</param>
/// <param name="CustomerLimit">Homes at one time per customer.</param>
/// <param name="UnregisteredRealtorLimit">Homes at one time per unregistered realtor.</param>
/// <param name="RegisteredRealtorLimit">Homes at one time per registered realtor.</param>
/// <param name="ReservationDays">Days a reservation lasts.</param>
/// <param name="HideAvailability">Show only Unreleased or Available.</param>
/// <param name="AllowQueue">Allow In Progress Reservations; means nothing while availability is hidden.</param>
/// <param name="IncludeAppointment">Adds the appointment step.</param>
/// <param name="RequireAppointment">Submit waits for it.</param>
/// <param name="SlotMinutes">Length of a slot.</param>
/// <param name="PhoneCapacity">Bookings per slot by phone.</param>
/// <param name="InPersonCapacity">Bookings per slot in person.</param>
/// <param name="NoticeMinutes">A slot must start at least this long from now.</param>
/// <param name="HorizonDays">A slot must start at most this many days from now.</param>
/// <param name="HoldMinutes">How long a hold lasts.</param>
/// <param name="HoldExtensionMinutes">By how much it is extended, once, while a bank confirms.</param>
/// <param name="HoldWaitSeconds">How long the same contact waits for the same home after a hold lapsed.</param>
/// <param name="QueueOfferHours">How long the next in line has.</param>
public sealed record ProjectSettings(
    bool Enabled, string TimeZone, string Currency, string? AppointmentAddress,
    int CustomerLimit, int UnregisteredRealtorLimit, int RegisteredRealtorLimit, int ReservationDays,
    bool HideAvailability, bool AllowQueue, bool IncludeAppointment, bool RequireAppointment,
    int SlotMinutes, int PhoneCapacity, int InPersonCapacity, int NoticeMinutes, int HorizonDays,
    DepositMode DepositMode, DepositRequirement CustomerDeposit, long CustomerDepositCents,
    DepositRequirement RealtorDeposit, long RealtorDepositCents,
    int HoldMinutes, int HoldExtensionMinutes, int HoldWaitSeconds, int QueueOfferHours,
    bool StaffEmailOnReserve, bool StaffSmsOnReserve)
{
    /// <summary>True when visitors may wait for a home that somebody else has.</summary>
    public bool HasQueues => AllowQueue && !HideAvailability;
}

/// <summary>How far a link reaches. The narrowest id that is set is where it starts.</summary>
public sealed record LinkInfo(
    string Id, string Slug, string Name, string? SourceTag, bool Enabled, DateTimeOffset? ValidFrom, DateTimeOffset? ValidUntil,
    int? MaxSessionsPerMinute, string CommunityId, string? ProjectId, string? ModelId, string? BuildingId, string? UnitId);

/// <summary>
/// The catalog as it stands, kept in memory per node and refreshed when the feed shows a <c>catalog.changed</c> event of the
/// community. Reads never touch the database after the first.
/// </summary>
public interface ICatalog
{
    /// <summary>The community with this id, or null.</summary>
    ValueTask<CommunitySnapshot?> CommunityAsync(string communityId, CancellationToken cancel = default);

    /// <summary>The community with this slug, or null.</summary>
    ValueTask<CommunitySnapshot?> CommunityBySlugAsync(string slug, CancellationToken cancel = default);

    /// <summary>The community and project of a project id, or null.</summary>
    ValueTask<(CommunitySnapshot Community, Project Project)?> ProjectAsync(string projectId, CancellationToken cancel = default);

    /// <summary>The community, project and unit of a unit id, or null.</summary>
    ValueTask<(CommunitySnapshot Community, Project Project, UnitInfo Unit)?> UnitAsync(string unitId, CancellationToken cancel = default);

    /// <summary>The link with this slug or id, or null. Read from the database (links change by hand, and must end at once).</summary>
    ValueTask<LinkInfo?> LinkBySlugAsync(string slug, CancellationToken cancel = default);

    /// <summary>The link with this id, or null.</summary>
    ValueTask<LinkInfo?> LinkAsync(string linkId, CancellationToken cancel = default);

    /// <summary>Ids and names of all communities, for staff and for operators; at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<(string Id, string Slug, string Name)>> CommunitiesAsync(int limit = 500, CancellationToken cancel = default);

    /// <summary>Forgets a community (all with null), so that the next read asks the database.</summary>
    void Forget(string? communityId);
}
