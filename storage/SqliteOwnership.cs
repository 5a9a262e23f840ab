using CustomerConnect.Storage.Log;

namespace CustomerConnect.Storage;

/// <summary>
/// Keeps a second process off a SQLite database: a locked file beside it, which the system lets go of when this process ends,
/// however it ends.
/// </summary>
internal sealed class SqliteOwnership : IDisposable
{
    private readonly FileStream _file;

    private SqliteOwnership(FileStream file) => _file = file;

    /// <summary>Takes the database, making its folder when it is absent.</summary>
    /// <exception cref="StorageUnavailableException">Another process has it, or the folder cannot be written.</exception>
    public static SqliteOwnership Take(string database)
    {
        var full = Path.GetFullPath(database);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            return new SqliteOwnership(new FileStream(full + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StorageUnavailableException($"The folder of the database {full} cannot be written: {e.Message}", e);
        }
        catch (IOException e)
        {
            throw new StorageUnavailableException(
                $"The database {full} is in use by another process, and SQLite serves one. Stop the other, write another file to "
                + $"Storage:Sqlite:Path, or run several on PostgreSQL (Storage:Postgres:ConnectionString). ({e.Message})",
                e);
        }
    }

    public void Dispose() => _file.Dispose();
}
