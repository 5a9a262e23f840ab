using CustomerConnect.Slots;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;
using Dapper;

namespace CustomerConnect.Bench.Contest;

/// <summary>What everybody sees on the map and in the calendar: read again all the time, one query for all of this process.</summary>
internal sealed class Board(IDatabase database, ContestCatalog catalog, TimeProvider time)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(25);

    private volatile View view = new([], 0, []);

    public View Now => view;

    /// <summary>Completes at the next look.</summary>
    public Task NextAsync() => Volatile.Read(ref next).Task;

    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task RunAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            await LookAsync();
            Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            await Task.Delay(Pace, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The mailbox of a visitor: the message that has their code.</summary>
    public async Task<string> CodeFor(string visitor)
    {
        await using var connection = await database.OpenAsync();
        return await connection.QuerySingleAsync<string>(
            "select cause from outbox where recipient_kind = 'sign-in' and recipient_id = @visitor", new { visitor });
    }

    public async Task LookAsync()
    {
        await using var connection = await database.OpenAsync();
        var units = (await connection.QueryAsync<(string Id, string Status, long? Until)>(
            "select unit_id, status, until_at from unit_view where project_id = @project", new { project = ContestCatalog.ProjectId })).ToList();
        var full = (await connection.QueryAsync<string>(
            "select slot_id from slot_view where project_id = @project and booked >= capacity",
            new { project = ContestCatalog.ProjectId })).ToHashSet(StringComparer.Ordinal);
        var now = time.GetUtcNow();
        bool Free((string Id, string Status, long? Until) u) => u.Status == "available"
            || (u.Status is "hold" or "progress" && u.Until <= now.ToUnixTimeMilliseconds());
        var slots = SlotSchedule.Offered(catalog.Project, AppointmentKind.Phone, now);
        view = new(
            [.. units.Where(Free).Select(u => u.Id)], units.Count(u => u.Status == "hold" && !Free(u)),
            [.. slots.Where(s => !full.Contains(s.ToString()))]);
    }

    /// <summary>A look at the board.</summary>
    /// <param name="Free">Homes that can be held.</param>
    /// <param name="OnHold">Homes that may still come free.</param>
    /// <param name="Slots">Slots that can be booked.</param>
    internal sealed record View(IReadOnlyList<string> Free, int OnHold, IReadOnlyList<SlotKey> Slots);
}
