using CustomerConnect.Storage;
using CustomerConnect.Storage.Log;
using CustomerConnect.TestSupport;
using Microsoft.AspNetCore.Hosting;
using Npgsql;
using Xunit;

namespace CustomerConnect.Journey.Tests.Support;

/// <summary>The whole product on a PostgreSQL database of its own.</summary>
public sealed class PostgresSite : Site, IAsyncLifetime
{
    private TestDatabase? _database;

    /// <summary>Hears what is run on this database, until it is disposed of.</summary>
    public Statements Listen() => new(new NpgsqlConnectionStringBuilder(_database!.ConnectionString).Database!);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabases.CreateWithSchemaAsync(Dialect.Postgres);
        _ = Services;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database!.DisposeAsync();
    }

    protected override void UseDatabase(IWebHostBuilder builder) =>
        builder.UseSetting("Storage:Postgres:ConnectionString", _database!.ConnectionString);
}
