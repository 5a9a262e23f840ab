using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerConnect.Storage.Catalog.Rows;

/// <summary>A public file of a model, such as a brochure. Like a picture it never changes once it is there.</summary>
public sealed class ModelFileRow : ICommunityPart
{
    public required string Id { get; set; }
    public required string CommunityId { get; set; }
    public required string ModelId { get; set; }
    public int Position { get; set; }
    public required string Title { get; set; }
    public required string ContentType { get; set; }

    /// <summary>Length of the file in bytes.</summary>
    public required long Size { get; set; }

    /// <summary>The file itself.</summary>
    public required byte[] Bytes { get; set; }
}

internal sealed class ModelFileMap : IEntityTypeConfiguration<ModelFileRow>
{
    public void Configure(EntityTypeBuilder<ModelFileRow> builder) =>
        builder.HasOne<ModelRow>().WithMany().HasForeignKey(f => f.ModelId);
}
