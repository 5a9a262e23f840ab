using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerConnect.Storage.Catalog.Rows;

/// <summary>A place where homes are sold.</summary>
public sealed class CommunityRow : IFeedRow, ICommunityPart
{
    public required string Id { get; set; }
    public required string DivisionId { get; set; }

    /// <summary>Its part of an address, unique among communities.</summary>
    public required string Slug { get; set; }
    public required string Name { get; set; }
    public required string BuilderName { get; set; }
    public string? Description { get; set; }
    public string? Tagline { get; set; }

    /// <summary>IANA zone of the sales center.</summary>
    public required string TimeZone { get; set; }

    /// <summary>The builder's color as <c>#rrggbb</c>.</summary>
    public string? Accent { get; set; }
    public string? LogoPictureId { get; set; }
    public string? HeroPictureId { get; set; }
    public string? SalesAddress { get; set; }
    public string? SalesHours { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? Website { get; set; }
    public string? FeedNumber { get; set; }
    public string StaffFields { get; set; } = "";

    string ICommunityPart.CommunityId => Id;
}

internal sealed class CommunityMap : IEntityTypeConfiguration<CommunityRow>
{
    public void Configure(EntityTypeBuilder<CommunityRow> builder)
    {
        builder.HasOne<DivisionRow>().WithMany().HasForeignKey(c => c.DivisionId);
        builder.HasOne<PictureRow>().WithMany().HasForeignKey(c => c.LogoPictureId);
        builder.HasOne<PictureRow>().WithMany().HasForeignKey(c => c.HeroPictureId);
    }
}
