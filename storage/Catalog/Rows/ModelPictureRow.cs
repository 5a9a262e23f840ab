using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerConnect.Storage.Catalog.Rows;

/// <summary>A picture of a model beside its cover and its floor plan, for the gallery.</summary>
public sealed class ModelPictureRow : ICommunityPart
{
    public required string Id { get; set; }
    public required string CommunityId { get; set; }
    public required string ModelId { get; set; }
    public int Position { get; set; }
    public required string PictureId { get; set; }

    /// <summary>What it shows: read under the picture, and heard in its place.</summary>
    public required string Caption { get; set; }
}

internal sealed class ModelPictureMap : IEntityTypeConfiguration<ModelPictureRow>
{
    public void Configure(EntityTypeBuilder<ModelPictureRow> builder)
    {
        builder.HasOne<ModelRow>().WithMany().HasForeignKey(p => p.ModelId);
        builder.HasOne<PictureRow>().WithMany().HasForeignKey(p => p.PictureId);
    }
}
