using CustomerConnect.Storage.Log;
using FluentAssertions;

namespace CustomerConnect.Storage.Tests;

/// <summary>What must be true of a log that writer processes have worked on, whatever happened to them.</summary>
public static class LogChecks
{
    public static async Task VerifyAsync(TestLog log, IEnumerable<Acknowledged> acknowledged)
    {
        var events = await AllAsync(log.Log);
        events.Select(e => e.Position).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        var byCommand = events.ToLookup(e => (e.Stream, e.CommandId));

        foreach (var ack in acknowledged)
        {
            byCommand[(ack.Stream, ack.Command)].Should().NotBeEmpty("an acknowledged append is never lost ({0})", ack);
            byCommand[(ack.Stream, ack.Command)].Last().Version.Should().Be(ack.Version);
        }

        foreach (var append in byCommand)
        {
            var data = System.Text.Encoding.UTF8.GetString(append.First().Event.Data.Span);
            data.Should().Be($$"""{"of":{{append.Count()}}}""", "an append is whole, and taken once ({0})", append.Key);
        }

        foreach (var stream in events.GroupBy(e => e.Stream))
        {
            stream.Select(e => e.Version).Should().Equal(Enumerable.Range(1, stream.Count()), "versions have no gaps ({0})", stream.Key);
            await VerifyRowsAsync(log, stream.Key, stream.Count());
        }
    }

    public static async Task<List<StoredEvent>> AllAsync(IEventLog log)
    {
        var all = new List<StoredEvent>();
        while (await log.ReadAllAsync(all.Count == 0 ? 0 : all[^1].Position, 5_000) is { Count: > 0 } page)
        {
            all.AddRange(page);
        }

        return all;
    }

    private static async Task VerifyRowsAsync(TestLog log, string stream, int version)
    {
        (await log.ScalarAsync($"select version from unit_view where unit_id = '{stream["unit/".Length..]}'")).Should().Be((long)version);
        (await log.ScalarAsync($"select due_at from due where stream = '{stream}'")).Should().Be(version % 2 == 0 ? null : (long)version);
    }
}
