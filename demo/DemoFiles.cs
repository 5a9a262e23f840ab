using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Catalog.Rows;

namespace CustomerConnect.Demo;

/// <summary>The sheets of <c>files/</c>, uploaded for visitors to download.</summary>
internal static class DemoFiles
{
    /// <summary>A file of a model. Its content is part of the id: it never changes under its address.</summary>
    public static ModelFileRow Row(string name, string modelId, string title)
    {
        var bytes = DemoPictures.Resource($"files/{name}");
        return !PublicFile.TryRead(bytes, out var contentType, out var problem)
            ? throw new InvalidOperationException($"{name}: {problem}")
            : new()
            {
                Id = $"{modelId}-{PictureStore.Hash(bytes)[..8]}",
                CommunityId = DemoCommunity.CommunityId,
                ModelId = modelId,
                Position = 1,
                Title = title,
                ContentType = contentType,
                Size = bytes.Length,
                Bytes = bytes,
            };
    }
}
