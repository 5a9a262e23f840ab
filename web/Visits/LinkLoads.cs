using CustomerConnect.Storage;
using CustomerConnect.Storage.Log;
using CustomerConnect.Web.Hosting;

namespace CustomerConnect.Web.Visits;

/// <summary>
/// Counts the loads of links by hour without slowing them: in memory, written each second. What a dying process had not written is lost;
/// these are figures for a chart, not facts.
/// </summary>
public sealed partial class LinkLoads(IDatabase database, TimeProvider clock, ILogger<LinkLoads> logger) : PacedService(_period, clock, logger)
{
    /// <summary>Most links counted at one time; loads of further ones are dropped until the next write.</summary>
    public const int Bound = 10_000;

    private const string Upsert =
        """
        insert into link_load (link_id, hour, loads, sessions) values (@link, @hour, @loads, @sessions)
        on conflict (link_id, hour) do update set loads = link_load.loads + excluded.loads, sessions = link_load.sessions + excluded.sessions
        """;

    private static readonly TimeSpan _period = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private Dictionary<(string Link, long Hour), (long Loads, long Sessions)> _counts = [];

    /// <summary>Counts a load, and the session it started where it did.</summary>
    public void Count(LinkId link, bool newSession)
    {
        var now = Clock.GetUtcNow().ToUnixTimeMilliseconds();
        Add((link.Value, now - (now % 3_600_000)), 1, newSession ? 1 : 0);
    }

    /// <summary>Writes what was counted since the last time.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time; the counts are kept.</exception>
    public async Task FlushAsync(CancellationToken cancel)
    {
        var counts = Take();
        if (counts.Count == 0)
        {
            return;
        }

        try
        {
            await database.WriteAsync(
                async (connection, transaction) =>
                {
                    foreach (var ((link, hour), (loads, sessions)) in counts)
                    {
                        await using var command = connection.CreateCommand();
                        command.Transaction = transaction;
                        command.CommandText = Upsert;
                        command.Add("@link", link);
                        command.Add("@hour", hour);
                        command.Add("@loads", loads);
                        command.Add("@sessions", sessions);
                        await command.ExecuteNonQueryAsync(cancel);
                    }

                    return counts.Count;
                },
                cancel);
        }
        catch
        {
            foreach (var (key, (loads, sessions)) in counts)
            {
                Add(key, loads, sessions);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    protected override string Work => "Writing the loads of links";

    /// <inheritdoc/>
    protected override Task TurnAsync(CancellationToken cancel) => FlushAsync(cancel);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await base.ExecuteAsync(stoppingToken);
        await TryTurnAsync(CancellationToken.None); // What the last turn had not written.
    }

    private Dictionary<(string Link, long Hour), (long Loads, long Sessions)> Take()
    {
        lock (_lock)
        {
            var taken = _counts;
            _counts = [];
            return taken;
        }
    }

    private void Add((string Link, long Hour) key, long loads, long sessions)
    {
        lock (_lock)
        {
            if (_counts.TryGetValue(key, out var sum) || _counts.Count < Bound)
            {
                _counts[key] = (sum.Loads + loads, sum.Sessions + sessions);
            }
        }
    }
}
