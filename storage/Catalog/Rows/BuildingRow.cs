using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerConnect.Storage.Catalog.Rows;

/// <summary>A building of a high-density project.</summary>
public sealed class BuildingRow : ICommunityPart
{
    public required string Id { get; set; }
    public required string CommunityId { get; set; }
    public required string ProjectId { get; set; }
    public int Position { get; set; }
    public required string Slug { get; set; }
    public required string Name { get; set; }
}

/// <summary>A floor of a building. Its plate is the map picture it owns.</summary>
public sealed class FloorRow : ICommunityPart
{
    public required string Id { get; set; }
    public required string CommunityId { get; set; }
    public required string BuildingId { get; set; }

    /// <summary>Number of the floor, as on the elevator's button.</summary>
    public required int Level { get; set; }
    public required string Name { get; set; }
}

internal sealed class BuildingMap : IEntityTypeConfiguration<BuildingRow>, IEntityTypeConfiguration<FloorRow>
{
    public void Configure(EntityTypeBuilder<BuildingRow> builder) =>
        builder.HasOne<ProjectRow>().WithMany().HasForeignKey(b => b.ProjectId);

    public void Configure(EntityTypeBuilder<FloorRow> builder) =>
        builder.HasOne<BuildingRow>().WithMany().HasForeignKey(f => f.BuildingId);
}
