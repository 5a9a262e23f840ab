using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Staff.Live;
using Dapper;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Staff.Tests.Live;

/// <summary>Pages that come back at one time are answered together: each with what it missed itself, and what its member may see.</summary>
public sealed class CatchUpTests(StaffSite site) : IClassFixture<StaffSite>
{
    private readonly SlowLog _log = new(site.Services.GetRequiredService<IEventLog>());

    private LiveSessions Live => field ??= ActivatorUtilities.CreateInstance<LiveSessions>(site.Services, _log);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_that_were_away_for_a_moment_a_while_and_for_long_each_get_what_they_need()
    {
        var before = await HeadAsync();
        var early = await VisitAsync();
        var between = await HeadAsync();
        var late = await VisitAsync();
        await FillAsync();
        var head = await HeadAsync();
        var last = await VisitAsync();

        Task<Missed<SessionRowMessage>>[] asked = [Ask(head), Ask(head), Ask(head, early), Ask(before, early, "unknown", null!), Ask(between, early)];
        _log.GoOn.SetResult();
        var answers = await Task.WhenAll(asked);

        Ids(answers[0]).Should().Equal(last);
        answers[0].Whole.Should().BeTrue();
        Ids(answers[2]).Should().Equal([last], "a page that was away for long does not make it one for the others");
        answers[3].Should().Match<Missed<SessionRowMessage>>(m => !m.Whole && m.Position >= head);
        Ids(answers[3]).Should().Equal([early], "too much happened: what it shows is drawn");
        Ids(answers[4]).Should().Equal(early);
        _log.Reads.Should().Be(2, "one was at work when the others came, and these are answered together");
        answers.Should().OnlyContain(a => a.Rows.All(r => r.Html.Contains(r.Id, StringComparison.Ordinal)));
        late.Should().NotBe(early);
    }

    [Fact]
    public async Task Nobody_is_told_what_another_may_see()
    {
        var head = await HeadAsync();
        var session = await VisitAsync();

        var all = Ask(head);
        var (elsewhere, here) = (Live.SinceAsync(new StaffScope(false, ["elsewhere"], []), head, [session], Cancel), Ask(head));
        _log.GoOn.SetResult();

        Ids(await all).Should().Equal(session);
        Ids(await here).Should().Equal(session);
        Ids(await elsewhere).Should().BeEmpty();
    }

    private Task<Missed<SessionRowMessage>> Ask(long position, params string[] shown) => Live.SinceAsync(StaffScope.All, position, shown, Cancel);

    private static IEnumerable<string> Ids(Missed<SessionRowMessage> missed) => missed.Rows.Select(r => r.Id);

    private Task<long> HeadAsync() => site.Services.GetRequiredService<IEventLog>().HeadPositionAsync(Cancel);

    private async Task<string> VisitAsync()
    {
        using var visitor = site.Browser();
        await visitor.GetAsync("/r/demo");
        return await site.Services.GetRequiredService<IDatabase>().ReadAsync(
            connection => connection.QuerySingleAsync<string>("select session_id from session_view order by started_at desc, session_id desc limit 1"), Cancel);
    }

    // More than a page catches up with one by one.
    private Task FillAsync() => site.Services.GetRequiredService<IDatabase>().WriteAsync(
        (connection, transaction) => connection.ExecuteAsync(
            $"""
            with recursive number(n) as (select 1 union all select n + 1 from number where n < {LiveSessions.MostMissed + 100})
            insert into event (stream, version, command_id, type, schema, at, data)
            select 'session/fill-' || n, 1, lower(hex(randomblob(16))), e.type, e.schema, e.at, e.data from number
                cross join (select type, schema, at, data from event where stream like 'session/%' and version = 1 limit 1) e where true
            """,
            transaction: transaction),
        Cancel);

    // Answers nobody before it is told to.
    private sealed class SlowLog(IEventLog log) : IEventLog
    {
        public TaskCompletionSource GoOn { get; } = new();

        public int Reads { get; private set; }

        public event Action? Appended { add => log.Appended += value; remove => log.Appended -= value; }

        public async Task<long> HeadPositionAsync(CancellationToken cancel = default)
        {
            Reads++;
            await GoOn.Task;
            return await log.HeadPositionAsync(cancel);
        }

        public Task<FeedPage> ReadFeedAsync(long afterPosition, IReadOnlyCollection<string> kinds, int limit = 1_000, CancellationToken cancel = default) =>
            log.ReadFeedAsync(afterPosition, kinds, limit, cancel);

        public ValueTask<AppendOutcome> AppendAsync(Append append) => log.AppendAsync(append);

        public ValueTask<StreamHead> HeadAsync(string stream, Guid commandId = default) => log.HeadAsync(stream, commandId);

        public Task<IReadOnlyList<StoredEvent>> ReadStreamAsync(string stream, int afterVersion = 0, CancellationToken cancel = default) => log.ReadStreamAsync(stream, afterVersion, cancel);

        public Task<IReadOnlyList<StoredEvent>> ReadAllAsync(long afterPosition, int limit = 500, CancellationToken cancel = default) => log.ReadAllAsync(afterPosition, limit, cancel);
    }
}
