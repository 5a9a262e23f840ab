using System.Data.Common;
using CustomerConnect.Grains.Audit;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Log;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerConnect.Audit;

/// <summary><c>deploy/audit</c>: the invariants of the design, checked on a database as it lies.</summary>
public static class AuditCommand
{
    /// <summary>How long work that is due may be left undone before it is an offence: some polls and leases of the due rows.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Checks and reports.</summary>
    /// <param name="args">See <c>deploy/audit</c>.</param>
    /// <returns>0 when every invariant holds, 1 when one is broken, 2 when the database cannot be read.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var settings = new Dictionary<string, string?>();
        var all = false;
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--all":
                    all = true;
                    break;
                case "--sqlite" when i + 1 < args.Length:
                    settings["Storage:Sqlite:Path"] = args[++i];
                    break;
                case "--postgres" when i + 1 < args.Length:
                    settings["Storage:Postgres:ConnectionString"] = args[++i];
                    break;
                default:
                    await errors.WriteLineAsync("usage: deploy/audit [--all] [--sqlite FILE | --postgres CONNECTION-STRING]");
                    return 2;
            }
        }

        try
        {
            return await CheckAsync(settings, all, output);
        }
        catch (Exception problem) when (problem is StorageUnavailableException or DbException)
        {
            await errors.WriteLineAsync($"The database cannot be read: {problem.Message}");
            return 2;
        }
    }

    private static async Task<int> CheckAsync(Dictionary<string, string?> settings, bool all, TextWriter output)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection().AddLogging().AddStorage(configuration).BuildServiceProvider();
        await using (services)
        {
            var database = services.GetRequiredService<IDatabase>();
            var time = services.GetRequiredService<TimeProvider>();
            var found = 0;
            await foreach (var offence in Invariants.CheckAsync(
                database, services.GetRequiredService<IEventLog>(), await StandInRecords.OfAsync(database), time.GetUtcNow(), Patience))
            {
                await output.WriteLineAsync(offence.ToString());
                found++;
                if (!all)
                {
                    break;
                }
            }

            await output.WriteLineAsync(found == 0 ? "Every invariant holds." : all ? $"{found} offences." : "Stopped at the first offence.");
            return found == 0 ? 0 : 1;
        }
    }
}
