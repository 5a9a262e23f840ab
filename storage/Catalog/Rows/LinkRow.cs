using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerConnect.Storage.Catalog.Rows;

/// <summary>A shareable address with a scope: the narrowest id that is set is where it starts.</summary>
public sealed class LinkRow
{
    public required string Id { get; set; }

    /// <summary>Its part of the address <c>/r/{slug}</c>, unique.</summary>
    public required string Slug { get; set; }
    public required string Name { get; set; }
    public string? SourceTag { get; set; }
    public bool Enabled { get; set; } = true;
    public DateTimeOffset? ValidFrom { get; set; }
    public DateTimeOffset? ValidUntil { get; set; }
    public int? MaxSessionsPerMinute { get; set; }
    public required string CommunityId { get; set; }
    public string? ProjectId { get; set; }
    public string? ModelId { get; set; }
    public string? BuildingId { get; set; }
    public string? UnitId { get; set; }
}

internal sealed class LinkMap : IEntityTypeConfiguration<LinkRow>
{
    public void Configure(EntityTypeBuilder<LinkRow> builder)
    {
        builder.HasOne<CommunityRow>().WithMany().HasForeignKey(l => l.CommunityId);
        builder.HasOne<ProjectRow>().WithMany().HasForeignKey(l => l.ProjectId);
        builder.HasOne<ModelRow>().WithMany().HasForeignKey(l => l.ModelId);
        builder.HasOne<BuildingRow>().WithMany().HasForeignKey(l => l.BuildingId);
        builder.HasOne<UnitRow>().WithMany().HasForeignKey(l => l.UnitId);
    }
}
