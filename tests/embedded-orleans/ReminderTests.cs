using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Orleans;
using Orleans.Embedded;
using Orleans.Runtime;
using Xunit;

namespace CustomerConnect.EmbeddedOrleans.Tests;

public sealed class ReminderTests
{
    private readonly TestClock _clock = new();
    private readonly Diary _diary = new();

    [Theory, BothDatabases]
    public async Task Reminder_ticks_when_due_and_every_period_until_it_is_removed(Dialect dialect)
    {
        await using var database = await EngineHost.CreateDatabaseAsync(dialect);
        await using var host = await StartAsync(database);
        var grain = host.Grains.GetGrain<ISleeper>("a");
        await grain.RemindAsync("up", TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(2));
        (await grain.HasAsync("up")).Should().BeTrue();
        _clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        await NothingDueAsync(database);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _diary.WaitForAsync("a up 12:05 every 00:02:00 at 12:05");
        await CompletedAsync(database);
        _clock.Advance(TimeSpan.FromMinutes(2));
        await _diary.WaitForAsync("a up 12:05 every 00:02:00 at 12:07");
        await CompletedAsync(database);
        await grain.ForgetAsync("up");
        (await grain.HasAsync("up")).Should().BeFalse();
        (await database.ScalarAsync("select count(*) from grain_reminder")).Should().Be(0L);
    }

    [Theory, BothDatabases]
    public async Task Reminder_set_anew_ticks_at_the_new_time_alone(Dialect dialect)
    {
        await using var database = await EngineHost.CreateDatabaseAsync(dialect);
        await using var host = await StartAsync(database);
        var grain = host.Grains.GetGrain<ISleeper>("a");
        await grain.RemindAsync("up", TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1));
        await grain.RemindAsync("up", TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));
        _clock.Advance(TimeSpan.FromMinutes(9));
        await NothingDueAsync(database);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await _diary.WaitForAsync("a up 12:10 every 00:01:00 at 12:10");
        _diary.Lines.Should().HaveCount(1);
    }

    [Theory, BothDatabases]
    public async Task Reminder_whose_grain_fails_is_due_again_when_the_lease_ends(Dialect dialect)
    {
        await using var database = await EngineHost.CreateDatabaseAsync(dialect);
        await using var host = await StartAsync(database);
        await host.Grains.GetGrain<ISleeper>("a").RemindAsync("fail", TimeSpan.Zero, TimeSpan.FromDays(1));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _diary.WaitForAsync("a fail 12:00 every 1.00:00:00 at 12:00");
        var soonAfter = _clock.GetUtcNow() + TimeSpan.FromMinutes(2); // The clock stands there, however long the service takes to look.
        await Eventually.HoldsAsync(
            () =>
            {
                if (_clock.GetUtcNow() < soonAfter)
                {
                    _clock.Advance(TimeSpan.FromSeconds(10));
                }

                return Task.FromResult(_diary.Lines.Count > 1);
            },
            "it is tried again");
        _diary.Lines[1].Should().BeOneOf("a fail 12:00 every 1.00:00:00 at 12:01", "a fail 12:00 every 1.00:00:00 at 12:02");
    }

    [Theory, BothDatabases]
    public async Task Grain_that_takes_its_time_keeps_no_other_waiting(Dialect dialect)
    {
        await using var database = await EngineHost.CreateDatabaseAsync(dialect);
        await using var host = await StartAsync(database);
        await host.Grains.GetGrain<ISleeper>("a").RemindAsync("slow", TimeSpan.Zero, TimeSpan.FromHours(1));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _diary.WaitForAsync("a slow 12:00 every 01:00:00 at 12:00");

        await host.Grains.GetGrain<ISleeper>("b").RemindAsync("up", TimeSpan.Zero, TimeSpan.FromHours(1));
        _clock.Advance(TimeSpan.FromSeconds(1));

        await _diary.WaitForAsync("b up 12:00 every 01:00:00 at 12:00");
        _diary.Open("slow");
        await Eventually.HoldsAsync(
            async () => (long)(await database.ScalarAsync($"select count(*) from grain_reminder where due_at > {Now} and claim = ''"))! == 2, "both ticks are done");
    }

    [Theory, BothDatabases]
    public async Task Period_below_the_minimum_is_refused(Dialect dialect)
    {
        await using var database = await EngineHost.CreateDatabaseAsync(dialect);
        await using var host = await StartAsync(database);
        var remind = () => host.Grains.GetGrain<ISleeper>("a").RemindAsync("up", TimeSpan.Zero, TimeSpan.FromSeconds(59));
        await remind.Should().ThrowAsync<ArgumentException>().WithMessage(
            "Reminder 'up' of sleeper/a: due in 00:00:00 every 00:00:59. The first must not be negative, the second not below 00:01:00.*");
    }

    [Fact]
    public async Task Several_processes_on_one_database_fire_each_tick_once()
    {
        await using var database = await EngineHost.CreateDatabaseAsync(Dialect.Postgres);
        await using var first = await StartAsync(database);
        await using var second = await StartAsync(database);
        await using var third = await StartAsync(database);
        var names = Enumerable.Range(0, 60).Select(i => $"{i:00}").ToList();
        foreach (var name in names)
        {
            await first.Grains.GetGrain<ISleeper>(name).RemindAsync("up", TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));
        }

        _clock.Advance(TimeSpan.FromMinutes(1));
        await Eventually.HoldsAsync(
            async () =>
            {
                _clock.Advance(TimeSpan.FromMilliseconds(1));
                return (long)(await database.ScalarAsync($"select count(*) from grain_reminder where due_at <= {Now}"))! == 0;
            },
            "no reminder is due any more");
        _diary.Lines.Select(l => l[..2]).Should().BeEquivalentTo(names);
    }

    [Theory, BothDatabases]
    public async Task Reminder_that_a_dead_process_had_taken_goes_to_another_when_the_lease_ends(Dialect dialect)
    {
        await using var database = await EngineHost.CreateDatabaseAsync(dialect);
        await using var host = await StartAsync(database);
        await host.Grains.GetGrain<ISleeper>("a").RemindAsync("up", TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        await database.ExecuteAsync(
            $"update grain_reminder set due_at = {Now}, claim = 'dead', claimed_until = {Now + 60_000}");
        _clock.Advance(TimeSpan.FromSeconds(59));
        (await host.Service<ReminderTable>().ClaimAsync("other", default)).Should().BeEmpty();
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _diary.WaitForAsync("a up 13:00 every 01:00:00 at 12:01");
    }

    [Theory, BothDatabases]
    public async Task Tick_that_outlived_its_lease_does_not_touch_the_reminder(Dialect dialect)
    {
        await using var database = await EngineHost.CreateDatabaseAsync(dialect);
        var table = new ReminderTable(new GrainDatabase(database), _clock);
        await table.RegisterAsync(new GrainId("sleeper", "a"), "up", TimeSpan.Zero, TimeSpan.FromMinutes(1));
        var late = (await table.ClaimAsync("late", default)).Single();
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await table.ClaimAsync("next", default)).Should().ContainSingle();
        await table.CompleteAsync(late, "late");
        (await database.ScalarAsync("select claim from grain_reminder")).Should().Be("next");
    }

    private long Now => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    private Task<EngineHost> StartAsync(TestDatabase database) => EngineHost.StartAsync([typeof(SleeperGrain)], database, _clock, _diary);

    private async Task NothingDueAsync(TestDatabase database)
    {
        (await database.ScalarAsync($"select count(*) from grain_reminder where due_at <= {Now}")).Should().Be(0L);
        _diary.Lines.Should().BeEmpty();
    }

    private Task CompletedAsync(TestDatabase database) => Eventually.HoldsAsync(
        async () => (long)(await database.ScalarAsync($"select count(*) from grain_reminder where due_at > {Now} and claim = ''"))! == 1,
        "the tick is done");
}

public interface ISleeper : IGrainWithStringKey
{
    Task RemindAsync(string name, TimeSpan dueTime, TimeSpan period);

    Task<bool> HasAsync(string name);

    Task ForgetAsync(string name);
}

public sealed class SleeperGrain(Diary diary) : Grain, ISleeper, IRemindable
{
    public Task RemindAsync(string name, TimeSpan dueTime, TimeSpan period) => this.RegisterOrUpdateReminder(name, dueTime, period);

    public async Task<bool> HasAsync(string name) => await this.GetReminder(name) is not null;

    public async Task ForgetAsync(string name) => await this.UnregisterReminder((await this.GetReminder(name))!);

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        diary.Write($"{this.GetPrimaryKeyString()} {reminderName} {status.FirstTickTime:HH:mm} every {status.Period} at {status.CurrentTickTime:HH:mm}");
        return reminderName switch
        {
            "fail" => throw new InvalidOperationException("as asked"),
            "slow" => diary.PassAsync("slow"),
            _ => Task.CompletedTask,
        };
    }
}
