using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerConnect.Storage.Catalog.Rows;

/// <summary>A part of a company that sells under one brand in one region.</summary>
public sealed class DivisionRow : IFeedRow
{
    public required string Id { get; set; }
    public required string OrganizationId { get; set; }
    public required string Name { get; set; }
    public string? Website { get; set; }

    /// <summary>Where the feed says the brand's logo is; pages show uploaded pictures only.</summary>
    public string? LogoUrl { get; set; }
    public string? FeedNumber { get; set; }
    public string StaffFields { get; set; } = "";
}

internal sealed class DivisionMap : IEntityTypeConfiguration<DivisionRow>
{
    public void Configure(EntityTypeBuilder<DivisionRow> builder) =>
        builder.HasOne<OrganizationRow>().WithMany().HasForeignKey(d => d.OrganizationId);
}
