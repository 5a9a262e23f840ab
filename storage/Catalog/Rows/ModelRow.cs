using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerConnect.Storage.Catalog.Rows;

/// <summary>A model (plan) of a project.</summary>
public sealed class ModelRow : IFeedRow, ICommunityPart
{
    public required string Id { get; set; }
    public required string CommunityId { get; set; }
    public required string ProjectId { get; set; }
    public int Position { get; set; }
    public required string Slug { get; set; }
    public required string Number { get; set; }
    public string? MarketingName { get; set; }
    public int Beds { get; set; }

    /// <summary>Full baths plus a half for each half bath.</summary>
    public double Baths { get; set; }
    public int SquareFeet { get; set; }
    public int? Stories { get; set; }
    public string? Garage { get; set; }
    public string? Description { get; set; }
    public long? BasePriceCents { get; set; }
    public string? CoverPictureId { get; set; }
    public string? FloorPlanPictureId { get; set; }

    /// <summary>Where the feed says the elevation is; pages show uploaded pictures only.</summary>
    public string? CoverUrl { get; set; }

    /// <summary>Where the feed says the floor plan is; pages show uploaded pictures only.</summary>
    public string? FloorPlanUrl { get; set; }
    public string? FeedNumber { get; set; }
    public string StaffFields { get; set; } = "";
}

internal sealed class ModelMap : IEntityTypeConfiguration<ModelRow>
{
    public void Configure(EntityTypeBuilder<ModelRow> builder)
    {
        builder.HasOne<ProjectRow>().WithMany().HasForeignKey(m => m.ProjectId);
        builder.HasOne<PictureRow>().WithMany().HasForeignKey(m => m.CoverPictureId);
        builder.HasOne<PictureRow>().WithMany().HasForeignKey(m => m.FloorPlanPictureId);
    }
}
