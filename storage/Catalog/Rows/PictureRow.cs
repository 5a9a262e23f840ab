namespace CustomerConnect.Storage.Catalog.Rows;

/// <summary>An uploaded picture. It never changes: another upload is another row. Its bytes are read and written by
/// <see cref="PictureStore"/> alone, so that no query of the catalog carries them by mistake.</summary>
public sealed class PictureRow
{
    public required string Id { get; set; }
    public required string ContentType { get; set; }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public required string Sha256 { get; set; }

    /// <summary>Width in pixels.</summary>
    public required int Width { get; set; }

    /// <summary>Height in pixels.</summary>
    public required int Height { get; set; }

    /// <summary>The picture itself.</summary>
    public required byte[] Bytes { get; set; }
}
