using Microsoft.EntityFrameworkCore;

namespace CustomerConnect.Storage.Staff;

/// <summary>
/// Leads a context that opens its own connections to the database of the settings. For what is written a few times a day: it takes no
/// part in the groups of <see cref="IDatabase.WriteAsync"/>.
/// </summary>
public static class StaffConnection
{
    /// <summary>Sets the provider and its connection string.</summary>
    public static void Use(IDatabase database, StorageOptions settings, DbContextOptionsBuilder options) =>
        _ = database is SqliteDatabase sqlite
            ? options.UseSqlite(sqlite.ConnectionString)
            : options.UseNpgsql(PostgresConnectionStrings.ForPool(settings));
}
