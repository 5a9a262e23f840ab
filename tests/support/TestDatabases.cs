using System.Data.Common;
using CustomerConnect.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CustomerConnect.TestSupport;

/// <summary>Empty databases for tests, one a test; see <see cref="BothDatabasesAttribute"/>.</summary>
public static class TestDatabases
{
    /// <summary>A new, empty database on the shared server or in a temporary folder. Dispose of it.</summary>
    public static Task<TestDatabase> CreateAsync(Dialect dialect) => CreateAsync(dialect, template: null);

    /// <summary>A new database with the product's whole schema and nothing in it. Dispose of it.</summary>
    public static async Task<TestDatabase> CreateWithSchemaAsync(Dialect dialect) => await CreateAsync(dialect, await SchemaTemplate.OfAsync(dialect));

    private static async Task<TestDatabase> CreateAsync(Dialect dialect, TestDatabase? template)
    {
        var name = $"test_{Guid.NewGuid():n}";
        if (dialect == Dialect.Sqlite)
        {
            var folder = Directory.CreateTempSubdirectory("customer-connect-").FullName;
            var made = new TestDatabase(dialect, $"Data Source={Path.Combine(folder, name)}.db", folder);
            if (template is not null)
            {
                System.IO.File.Copy(template.File, made.File);
            }

            return made;
        }

        var server = await PostgresServer.SharedAsync();
        await ExecuteAsync(server, $"create database {name}" + (template is null ? "" : $" template {template.Name}"));
        return new TestDatabase(dialect, server.ConnectionString(name), name);
    }

    internal static async Task DropAsync(string name) =>
        await ExecuteAsync(await PostgresServer.SharedAsync(), $"drop database {name} with (force)");

    private static async Task ExecuteAsync(PostgresServer server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString() + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>A database of one test's own.</summary>
/// <param name="dialect">Its dialect.</param>
/// <param name="connectionString">How to reach it.</param>
/// <param name="place">Its folder (SQLite) or name (PostgreSQL).</param>
public sealed class TestDatabase(Dialect dialect, string connectionString, string place) : IAsyncDisposable
{
    /// <summary>Its dialect.</summary>
    public Dialect Dialect => dialect;

    /// <summary>How to reach it, for <see cref="SqliteConnection"/> or <see cref="NpgsqlConnection"/>.</summary>
    public string ConnectionString => connectionString;

    /// <summary>The file of a SQLite database.</summary>
    internal string File => new SqliteConnectionStringBuilder(connectionString).DataSource;

    /// <summary>The name of a PostgreSQL database.</summary>
    internal string Name => place;

    /// <summary>Removes the folder of a SQLite database; nothing on PostgreSQL.</summary>
    internal void RemoveFolder()
    {
        if (dialect == Dialect.Sqlite)
        {
            Directory.Delete(place, recursive: true);
        }
    }

    /// <summary>A new open connection.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken cancel = default)
    {
        DbConnection connection = dialect == Dialect.Sqlite
            ? new SqliteConnection(connectionString)
            : new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancel);
        return connection;
    }

    /// <summary>Runs one or several statements.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first value of the first row, null when there is none.</summary>
    public async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Closes what is pooled and removes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        if (dialect == Dialect.Sqlite)
        {
            using var pooled = new SqliteConnection(connectionString);
            SqliteConnection.ClearPool(pooled);
            RemoveFolder();
        }
        else
        {
            await using var pooled = new NpgsqlConnection(connectionString);
            NpgsqlConnection.ClearPool(pooled);
            await TestDatabases.DropAsync(place);
        }
    }
}
