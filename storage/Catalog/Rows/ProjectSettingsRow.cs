using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerConnect.Storage.Catalog.Rows;

/// <summary>Settings of a project, with the defaults of the specification. What each means: <see cref="ProjectSettings"/>.</summary>
public sealed class ProjectSettingsRow : ICommunityPart
{
    /// <summary>The project's id.</summary>
    public required string Id { get; set; }
    public required string CommunityId { get; set; }
    public bool Enabled { get; set; }
    public required string TimeZone { get; set; }
    public string Currency { get; set; } = "USD";
    public string? AppointmentAddress { get; set; }
    public int CustomerLimit { get; set; } = 1;
    public int UnregisteredRealtorLimit { get; set; } = 1;
    public int RegisteredRealtorLimit { get; set; } = 3;
    public int ReservationDays { get; set; } = 7;
    public bool HideAvailability { get; set; }
    public bool AllowQueue { get; set; }
    public bool IncludeAppointment { get; set; }
    public bool RequireAppointment { get; set; }
    public int SlotMinutes { get; set; } = 30;
    public int PhoneCapacity { get; set; } = 1;
    public int InPersonCapacity { get; set; } = 1;
    public int NoticeMinutes { get; set; } = 120;
    public int HorizonDays { get; set; } = 21;
    public DepositMode DepositMode { get; set; } = DepositMode.Payment;
    public DepositRequirement CustomerDeposit { get; set; } = DepositRequirement.None;
    public long CustomerDepositCents { get; set; }
    public DepositRequirement RealtorDeposit { get; set; } = DepositRequirement.None;
    public long RealtorDepositCents { get; set; }
    public int HoldMinutes { get; set; } = 15;
    public int HoldExtensionMinutes { get; set; } = 15;
    public int HoldWaitSeconds { get; set; } = 120;
    public int QueueOfferHours { get; set; } = 24;
    public bool StaffEmailOnReserve { get; set; } = true;
    public bool StaffSmsOnReserve { get; set; }
}

internal sealed class ProjectSettingsMap : IEntityTypeConfiguration<ProjectSettingsRow>
{
    public void Configure(EntityTypeBuilder<ProjectSettingsRow> builder) =>
        builder.HasOne<ProjectRow>().WithOne().HasForeignKey<ProjectSettingsRow>(s => s.Id);
}
