using System.Globalization;
using System.Text.Json;
using CustomerConnect.TestSupport;
using Dapper;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace CustomerConnect.SiteBench.Live;

/// <summary>
/// <c>deploy/bench live</c>: 2,000 visitors look at one project and 200 staff at their sessions while 50 homes a second are held and given
/// back by another process on the same PostgreSQL. In the middle the site is killed and started again, and all come back.
/// </summary>
internal static class LiveBench
{
    private const string Project = "lantern-house";
    private static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _settle = TimeSpan.FromSeconds(3);

    /// <summary>Prints how it went; the last line is JSON. Exit code 1 when a page has missed something.</summary>
    /// <param name="args"><c>--visitors N</c> (2,000), <c>--staff N</c> (200), <c>--changes N</c> a second (50), <c>--seconds N</c> before the kill and again after it (20).</param>
    public static async Task<int> RunAsync(string[] args)
    {
        int visitors = Option(args, "--visitors", 2_000), staff = Option(args, "--staff", 200), changes = Option(args, "--changes", 50);
        var span = TimeSpan.FromSeconds(Option(args, "--seconds", 20));
        await using var server = await PostgresServer.StartAsync();
        await using var site = await Site.StartAsync(server.ConnectionString());
        var (http, cookie) = await StaffDoor.EnterAsync(site.Address);
        http.Dispose();
        await MayComeBackAtOnceAsync(server.ConnectionString());
        using var other = await SecondProcess.StartAsync(server.ConnectionString());
        var visits = new Visits(other.Services, Project);
        await visits.ArriveAsync();
        using var clients = new Clients(site.Address, cookie, visitors, staff, Project, $"/c/alder-ferry/{Project}/statuses.json");
        Console.WriteLine($"All connected in {await clients.AllConnectedAsync():0.0} s.");

        using var stop = new CancellationTokenSource();
        var running = visits.RunAsync(changes, stop.Token);
        await Task.Delay(_warmUp);
        visits.StartCounting();
        var (ofSite, ofClients) = (site.ProcessorSeconds, clients.ProcessorSeconds);
        await Task.Delay(span);
        Console.WriteLine($"Cores in use: site {(site.ProcessorSeconds - ofSite) / span.TotalSeconds:0.00}, clients {(clients.ProcessorSeconds - ofClients) / span.TotalSeconds:0.00}.");
        await site.KillAsync();
        await site.StartAgainAsync();
        var back = await clients.AllConnectedAsync();
        Console.WriteLine($"The site was killed and started again: all have caught up {back:0.0} s after the first noticed.");
        await Task.Delay(span);
        await stop.CancelAsync();
        await running;
        await Task.Delay(_settle);

        var heard = await clients.EndAsync(visits.Changes);
        await other.StopAsync();
        foreach (var what in heard.Examples.Concat(visits.Refusals.Distinct()))
        {
            Console.WriteLine(what);
        }

        Console.WriteLine($"Seen {heard.Seen} times; 99th percentile of visitors {heard.VisitorsP99} ms, of staff {heard.StaffP99} ms.");
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            p50_ms = heard.P50, p99_ms = heard.P99, calm_p99_ms = heard.CalmP99, with_waiting_p99_ms = heard.WithWaitingP99, lost = heard.Lost, visitors, staff,
            changes = visits.Changes.Count, refused = visits.Refusals.Count, back_s = back,
        }));
        return heard.Lost == 0 ? 0 : 1;
    }

    // Else who gives a home back has to wait before they may have the same one again, and there would be nothing left to change.
    private static async Task MayComeBackAtOnceAsync(string postgres)
    {
        await using var connection = new NpgsqlConnection(postgres);
        await connection.ExecuteAsync("update project_settings set hold_wait_seconds = 0 where id = @Project", new { Project });
    }

    private static int Option(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? int.Parse(args[i + 1], CultureInfo.InvariantCulture) : otherwise;
}
