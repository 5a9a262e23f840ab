using System.Reflection;
using CustomerConnect.Storage.Schema;
using Microsoft.Extensions.Hosting;

namespace CustomerConnect.Storage;

/// <summary>An assembly that brings schema scripts.</summary>
internal sealed record SchemaAssembly(Assembly Assembly);

/// <summary>Brings the schema up to date before the services registered after storage start; stops the start when it cannot.</summary>
internal sealed class StorageStart(Migrator migrator, IEnumerable<SchemaAssembly> assemblies) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        migrator.ApplyAsync(assemblies.Select(a => a.Assembly), cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
