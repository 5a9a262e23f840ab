using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerConnect.Storage.Catalog.Rows;

/// <summary>Open hours for appointments on one day of the week.</summary>
public sealed class WeeklyHoursRow : ICommunityPart
{
    public required string Id { get; set; }
    public required string CommunityId { get; set; }
    public required string ProjectId { get; set; }

    /// <summary>"phone" or "in-person".</summary>
    public required string Kind { get; set; }

    /// <summary>Day of the week, 0 for Sunday.</summary>
    public required int Day { get; set; }

    /// <summary>Start in minutes from midnight in the project's zone.</summary>
    public required int FromMinute { get; set; }

    /// <summary>End in minutes from midnight, exclusive; at most 1440.</summary>
    public required int ToMinute { get; set; }
}

internal sealed class WeeklyHoursMap : IEntityTypeConfiguration<WeeklyHoursRow>
{
    public void Configure(EntityTypeBuilder<WeeklyHoursRow> builder) =>
        builder.HasOne<ProjectRow>().WithMany().HasForeignKey(h => h.ProjectId);
}
