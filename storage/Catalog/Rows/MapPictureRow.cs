using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerConnect.Storage.Catalog.Rows;

/// <summary>A picture to draw on: the map of a community or project, or the plate of a floor.</summary>
public sealed class MapPictureRow : ICommunityPart
{
    public required string Id { get; set; }
    public required string CommunityId { get; set; }

    /// <summary>The community, project or floor; each has one map at most.</summary>
    public required string OwnerId { get; set; }
    public required string PictureId { get; set; }

    /// <summary>Width in the units of the shapes, which need not be pixels.</summary>
    public required int Width { get; set; }

    /// <summary>Height in the units of the shapes.</summary>
    public required int Height { get; set; }
    public required string AltText { get; set; }
}

/// <summary>A shape on a map.</summary>
public sealed class OverlayRow : ICommunityPart
{
    public required string Id { get; set; }
    public required string CommunityId { get; set; }
    public required string MapPictureId { get; set; }

    /// <summary>A project on a community's map, a unit elsewhere.</summary>
    public required string TargetId { get; set; }

    /// <summary>Place in the order of drawing.</summary>
    public int Position { get; set; }

    /// <summary>SVG path data in the units of the picture.</summary>
    public required string Path { get; set; }
    public double LabelX { get; set; }
    public double LabelY { get; set; }
}

internal sealed class MapPictureMap : IEntityTypeConfiguration<MapPictureRow>, IEntityTypeConfiguration<OverlayRow>
{
    public void Configure(EntityTypeBuilder<MapPictureRow> builder)
    {
        builder.HasOne<CommunityRow>().WithMany().HasForeignKey(m => m.CommunityId);
        builder.HasOne<PictureRow>().WithMany().HasForeignKey(m => m.PictureId);
    }

    public void Configure(EntityTypeBuilder<OverlayRow> builder) =>
        builder.HasOne<MapPictureRow>().WithMany().HasForeignKey(o => o.MapPictureId);
}
