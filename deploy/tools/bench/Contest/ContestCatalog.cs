using System.Collections.Immutable;
using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Bench.Contest;

/// <summary>A community with one project of so many homes, whose schedule has so many slots of half an hour.</summary>
internal sealed class ContestCatalog : ICatalog
{
    public const string CommunityId = "contest-community";
    public const string ProjectId = "contest";
    public const string LinkId = "contest-link";

    private readonly CommunitySnapshot snapshot;

    /// <param name="slots">Slots by phone, at most 46, all on the day after tomorrow (UTC).</param>
    public ContestCatalog(int units, int slots, DateTimeOffset now)
    {
        var day = now.UtcDateTime.Date.AddDays(2).DayOfWeek;
        var settings = new ProjectSettings(
            Enabled: true, TimeZone: "Etc/UTC", Currency: "USD", AppointmentAddress: null, CustomerLimit: 1,
            UnregisteredRealtorLimit: 1, RegisteredRealtorLimit: 1, ReservationDays: 7, HideAvailability: false, AllowQueue: false,
            IncludeAppointment: slots > 0, RequireAppointment: slots > 0, SlotMinutes: 30, PhoneCapacity: 1, InPersonCapacity: 1,
            NoticeMinutes: 60, HorizonDays: 5, DepositMode: DepositMode.Payment, CustomerDeposit: DepositRequirement.Required,
            CustomerDepositCents: 250_000, RealtorDeposit: DepositRequirement.None, RealtorDepositCents: 0, HoldMinutes: 15,
            HoldExtensionMinutes: 10, HoldWaitSeconds: 120, QueueOfferHours: 24, StaffEmailOnReserve: true, StaffSmsOnReserve: false);
        var model = new HomeModel(
            "contest-model", ProjectId, "model", "1", "The model", 2, 2, 1_000, null, null, null, null, null, null, []);
        ImmutableArray<WeeklyHours> schedule =
            slots == 0 ? [] : [new("phone", day, TimeOnly.MinValue, TimeOnly.MinValue.AddMinutes(30 * slots))];
        var project = new Project(
            ProjectId, CommunityId, "contest", "1", "Contest", ProjectType.SingleFamily, null, null, null, null, null, null, settings,
            [model], [], [.. Enumerable.Range(1, units).Select(Unit)], schedule);
        var community = new Community(
            CommunityId, "division", "organization", "contest", "Contest", "Builder", null, null, "Etc/UTC", null, null, null, null,
            null, null, null, null, null);
        snapshot = new(1, community, [project]);
    }

    public Project Project => snapshot.Projects[0];

    public ValueTask<CommunitySnapshot?> CommunityAsync(string communityId, CancellationToken cancel = default) =>
        new(communityId == CommunityId ? snapshot : null);

    public ValueTask<CommunitySnapshot?> CommunityBySlugAsync(string slug, CancellationToken cancel = default) => new(snapshot);

    public ValueTask<(CommunitySnapshot Community, Project Project)?> ProjectAsync(
        string projectId, CancellationToken cancel = default) =>
        new(projectId == ProjectId ? (snapshot, Project) : null);

    public ValueTask<(CommunitySnapshot Community, Project Project, UnitInfo Unit)?> UnitAsync(
        string unitId, CancellationToken cancel = default) =>
        new(Project.UnitsById.TryGetValue(unitId, out var unit) ? (snapshot, Project, unit) : null);

    public ValueTask<LinkInfo?> LinkBySlugAsync(string slug, CancellationToken cancel = default) => LinkAsync(slug, cancel);

    public ValueTask<LinkInfo?> LinkAsync(string linkId, CancellationToken cancel = default) =>
        new(new LinkInfo(LinkId, LinkId, "Contest", null, true, null, null, null, CommunityId, ProjectId, null, null, null));

    public Task<IReadOnlyList<(string Id, string Slug, string Name)>> CommunitiesAsync(
        int limit = 500, CancellationToken cancel = default) =>
        Task.FromResult<IReadOnlyList<(string, string, string)>>([(CommunityId, "contest", "Contest")]);

    public void Forget(string? communityId)
    {
    }

    private static UnitInfo Unit(int number) => new(
        $"contest-{number:000}", ProjectId, "contest-model", null, null, $"{number}", $"{number}", $"{number} Contest Road", null, null,
        null, null, null);
}
