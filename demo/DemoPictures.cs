using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text.Json;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Catalog.Rows;

namespace CustomerConnect.Demo;

/// <summary>The pictures of <c>pictures/</c>, uploaded, and the shapes of <c>overlays.json</c>, drawn on them.</summary>
internal sealed class DemoPictures(CatalogDb db)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly FrozenDictionary<string, DrawnMap> Maps =
        JsonSerializer.Deserialize<Dictionary<string, DrawnMap>>(Resource("overlays.json"), Json)!.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    /// <summary>Id of the picture with this name. Its content is part of the id: a browser may keep it for ever.</summary>
    public string Id(string name)
    {
        if (_ids.TryGetValue(name, out var id))
        {
            return id;
        }

        var bytes = Resource($"pictures/{name}.png");
        var hash = PictureStore.Hash(bytes);
        var picture = new PictureRow
        {
            Id = $"{name}-{hash[..8]}",
            ContentType = "image/png",
            Sha256 = hash,
            Width = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), // IHDR of a PNG: width, then height
            Height = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)),
            Bytes = bytes,
        };
        db.Add(picture);
        return _ids[name] = picture.Id;
    }

    /// <summary>Gives a community, project or floor the map with this name; each shape stands for what <paramref name="target"/> says.</summary>
    public void Map(string name, string ownerId, string altText, Func<string, string> target)
    {
        var drawn = Maps[name];
        var map = new MapPictureRow
        {
            Id = $"{ownerId}-map",
            CommunityId = DemoCommunity.CommunityId,
            OwnerId = ownerId,
            PictureId = Id(name),
            Width = drawn.Width,
            Height = drawn.Height,
            AltText = altText,
        };
        db.Add(map);
        db.AddRange(drawn.Overlays.Select((shape, i) => new OverlayRow
        {
            Id = $"{map.Id}-{i + 1}",
            CommunityId = DemoCommunity.CommunityId,
            MapPictureId = map.Id,
            TargetId = target(shape.Name),
            Position = i,
            Path = shape.Path,
            LabelX = shape.Label[0],
            LabelY = shape.Label[1],
        }));
    }

    /// <summary>A file that the demonstration ships.</summary>
    public static byte[] Resource(string name)
    {
        using var stream = typeof(DemoPictures).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The demonstration lacks {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private sealed record DrawnMap(int Width, int Height, DrawnShape[] Overlays);

    private sealed record DrawnShape(string Name, string Path, double[] Label);
}
