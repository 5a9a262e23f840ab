using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace CustomerConnect.Storage.Catalog;

/// <summary>Bytes that were uploaded, with their media type.</summary>
/// <param name="ContentType">Media type, such as <c>image/png</c>.</param>
/// <param name="Name">Title of a file, null for a picture.</param>
public sealed record StoredBytes(string ContentType, byte[] Bytes, string? Name = null);

/// <summary>
/// Uploaded pictures and public files. Neither ever changes under its address, so answers may be cached as immutable.
/// </summary>
public sealed class PictureStore(CatalogStore store)
{
    /// <summary>The address of a picture, null for none.</summary>
    public static string? Path(string? pictureId) => pictureId is null ? null : $"/pictures/{pictureId}";

    /// <summary>The address of a model's public file.</summary>
    public static string FilePath(string fileId) => $"/files/{fileId}";

    /// <summary>SHA-256 of the bytes, as the table keeps it.</summary>
    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>A picture, or null.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database could not be reached in time.</exception>
    public Task<StoredBytes?> PictureAsync(string id, CancellationToken cancel = default) =>
        store.ReadAsync(
            db => db.Pictures.Where(p => p.Id == id).Select(p => new StoredBytes(p.ContentType, p.Bytes, null)).FirstOrDefaultAsync(cancel),
            cancel);

    /// <summary>A public file of a model that visitors can see now: its project takes reservations. Null otherwise.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database could not be reached in time.</exception>
    public Task<StoredBytes?> FileAsync(string id, CancellationToken cancel = default) =>
        store.ReadAsync(
            db => (from file in db.ModelFiles
                   join model in db.Models on file.ModelId equals model.Id
                   join settings in db.Settings on model.ProjectId equals settings.Id
                   where file.Id == id && settings.Enabled && file.Size <= PublicFile.MostBytes
                   select new StoredBytes(file.ContentType, file.Bytes, file.Title)).FirstOrDefaultAsync(cancel),
            cancel);
}
