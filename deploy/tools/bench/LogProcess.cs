using System.Globalization;
using CustomerConnect.Storage.Log;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerConnect.Bench;

/// <summary>One of several processes on one PostgreSQL; prints what it measured as one line.</summary>
internal static class LogProcess
{
    /// <summary>Runs the load and prints <c>per_second p50 p99</c>.</summary>
    public static async Task<int> RunAsync(string connectionString, int callers, int seconds)
    {
        await using var services = await Storages.OpenAsync("Postgres:ConnectionString", connectionString);
        var measured = await HoldLoad.RunAsync(services.GetRequiredService<IEventLog>(), callers, seconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{measured.PerSecond} {measured.P50} {measured.P99}"));
        return 0;
    }
}
