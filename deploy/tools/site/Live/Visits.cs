using System.Collections.Concurrent;
using CustomerConnect.Reservations;
using CustomerConnect.Sessions;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.People;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace CustomerConnect.SiteBench.Live;

/// <summary>
/// Visits that open the deposit step and leave it again, through the session grain, each time with another free home.
/// </summary>
internal sealed class Visits(IServiceProvider services, string projectId)
{
    private const int Most = 30;
    private readonly IGrainFactory _grains = services.GetRequiredService<IGrainFactory>();
    private readonly TimeProvider _clock = services.GetRequiredService<TimeProvider>();
    private readonly ConcurrentQueue<Change> _changes = new();
    private readonly ConcurrentQueue<string> _refusals = new();
    private readonly List<(string Id, ISessionGrain Session)> _visits = [];
    private readonly bool[] _holding = new bool[Most];
    private List<string> _homes = [];
    private volatile bool _counted;

    /// <summary>What changed so far.</summary>
    public IReadOnlyCollection<Change> Changes => _changes;

    /// <summary>What was refused, or ended without an answer. None is expected.</summary>
    public IReadOnlyCollection<string> Refusals => _refusals;

    /// <summary>From now on changes count.</summary>
    public void StartCounting() => _counted = true;

    /// <summary>Opens the visits and signs their visitors in.</summary>
    public async Task ArriveAsync()
    {
        var catalog = services.GetRequiredService<ICatalog>();
        var link = (await catalog.LinkBySlugAsync("demo"))!;
        var (community, _) = (await catalog.ProjectAsync(projectId))!.Value;
        _homes = await services.GetRequiredService<IDatabase>().ReadAsync(async connection => (await connection.QueryAsync<string>(
            "select unit_id from unit_view where project_id = @projectId and status = 'available' order by unit_id", new { projectId })).AsList());
        if (_homes.Count <= Most)
        {
            throw new InvalidOperationException($"Only {_homes.Count} homes are free: {Most} visits would be in each other's way.");
        }

        var contacts = services.GetRequiredService<Contacts>();
        for (var number = 0; number < Most; number++)
        {
            var id = TextId.New(_clock);
            var session = _grains.GetGrain<ISessionGrain>(id);
            var contact = await contacts.VerifyAsync(AddressKind.Email, $"live-{number}@bench.example", "en");
            (await session.Start(new(
                CommandId.New(), new(link.Id), new(TextId.New(_clock)), new(community.Community.Id), community.Community.DivisionId,
                Selection.None, new("Bench", "1", "none", false)))).Require();
            (await session.SignIn(new(CommandId.New(), new(contact.Id), ContactKind.Customer, true))).Require();
            _visits.Add((id, session));
        }
    }

    /// <summary>Changes so many homes a second, one after the other, until it is stopped; then everything is given back.</summary>
    public async Task RunAsync(int changesPerSecond, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / changesPerSecond));
        var last = Enumerable.Repeat(Task.CompletedTask, Most).ToArray();
        for (var turn = 0; !stop.IsCancellationRequested || Holding(turn); turn++)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            last[turn % Most] = TurnAsync(turn, last[turn % Most]);
        }

        await Task.WhenAll(last);
    }

    // All hold, one after the other, and then all give back.
    private static bool Holding(int turn) => turn / Most % 2 == 1;

    // A visit does one thing after the other, however long each takes.
    private async Task TurnAsync(int turn, Task before)
    {
        var number = turn % Most;
        await before;
        var unit = _homes[(number + (turn / Most / 2)) % _homes.Count];
        try
        {
            await (Holding(turn) ? GiveBackAsync(number, unit) : HoldAsync(number, unit));
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            _refusals.Enqueue($"{problem.GetType().Name}: {problem.Message}");
        }
    }

    private async Task HoldAsync(int number, string unit)
    {
        var (id, session) = _visits[number];
        (await session.Select(new(CommandId.New(), new(new(projectId), null, null, new(unit))))).Require();
        var asked = Now;
        if ((await session.OpenCheckout(new(CommandId.New()))).Refusal is { } refusal)
        {
            _refusals.Enqueue(refusal.Code);
            return;
        }

        _holding[number] = true;
        _changes.Enqueue(new(unit, id, true, asked, _counted));
    }

    private async Task GiveBackAsync(int number, string unit)
    {
        if (_holding[number])
        {
            var (id, session) = _visits[number];
            var asked = Now;
            (await session.LeaveCheckout(new(CommandId.New(), new(unit), "bench"))).Require();
            _holding[number] = false;
            _changes.Enqueue(new(unit, id, false, asked, _counted));
        }
    }

    private double Now => (_clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds;
}
