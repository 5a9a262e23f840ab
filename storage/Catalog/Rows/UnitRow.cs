using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerConnect.Storage.Catalog.Rows;

/// <summary>What the catalog knows of a home. Its status, release and offered price are its grain's.</summary>
public sealed class UnitRow : IFeedRow, ICommunityPart
{
    public required string Id { get; set; }
    public required string CommunityId { get; set; }
    public required string ProjectId { get; set; }
    public required string ModelId { get; set; }
    public string? BuildingId { get; set; }
    public string? FloorId { get; set; }
    public int Position { get; set; }
    public required string Slug { get; set; }
    public required string Number { get; set; }
    public string? Address { get; set; }
    public string? Garage { get; set; }
    public string? Facing { get; set; }
    public DateOnly? ConstructionStart { get; set; }
    public DateOnly? OptionsCutoff { get; set; }
    public DateOnly? ConstructionFinish { get; set; }
    public string? FeedNumber { get; set; }

    /// <summary>The price the feed last gave and the home's grain took.</summary>
    public long? FeedPriceCents { get; set; }

    /// <summary>Whether the feed last had it for sale, and the home's grain took it.</summary>
    public bool? FeedReleased { get; set; }

    /// <summary>Whether the feed last had it as sold, and the home's grain took it.</summary>
    public bool? FeedSold { get; set; }
    public string StaffFields { get; set; } = "";
}

internal sealed class UnitMap : IEntityTypeConfiguration<UnitRow>
{
    public void Configure(EntityTypeBuilder<UnitRow> builder)
    {
        builder.HasOne<ProjectRow>().WithMany().HasForeignKey(u => u.ProjectId);
        builder.HasOne<ModelRow>().WithMany().HasForeignKey(u => u.ModelId);
        builder.HasOne<BuildingRow>().WithMany().HasForeignKey(u => u.BuildingId);
        builder.HasOne<FloorRow>().WithMany().HasForeignKey(u => u.FloorId);
    }
}
