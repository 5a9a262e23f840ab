using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerConnect.Storage.Catalog.Rows;

/// <summary>A project of a community.</summary>
public sealed class ProjectRow : IFeedRow, ICommunityPart
{
    public required string Id { get; set; }
    public required string CommunityId { get; set; }

    /// <summary>Place among the projects of the community.</summary>
    public int Position { get; set; }

    /// <summary>Its part of an address, unique in the community.</summary>
    public required string Slug { get; set; }
    public required string Number { get; set; }
    public string? MarketingName { get; set; }
    public required ProjectType Type { get; set; }
    public string? Description { get; set; }
    public string? LongDescription { get; set; }
    public string? Address { get; set; }
    public string? ExternalUrl { get; set; }
    public string? CoverPictureId { get; set; }
    public string? FeedNumber { get; set; }
    public string StaffFields { get; set; } = "";
}

internal sealed class ProjectMap : IEntityTypeConfiguration<ProjectRow>
{
    public void Configure(EntityTypeBuilder<ProjectRow> builder)
    {
        builder.HasOne<CommunityRow>().WithMany().HasForeignKey(p => p.CommunityId);
        builder.HasOne<PictureRow>().WithMany().HasForeignKey(p => p.CoverPictureId);
    }
}
