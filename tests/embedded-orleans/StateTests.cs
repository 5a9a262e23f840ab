using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Xunit;

namespace CustomerConnect.EmbeddedOrleans.Tests;

public sealed class StateTests
{
    [Theory, BothDatabases]
    public async Task State_written_by_one_process_is_read_by_the_next(Dialect dialect)
    {
        await using var database = await EngineHost.CreateDatabaseAsync(dialect);
        await using (var first = await StartAsync(database))
        {
            var grain = first.Grains.GetGrain<INotes>("a");
            (await grain.ReadAsync()).Should().Be("- - none");
            await grain.SetAsync("left", "right");
            (await grain.ReadAsync()).Should().Be("left right exists");
        }

        await using var second = await StartAsync(database);
        (await second.Grains.GetGrain<INotes>("a").ReadAsync()).Should().Be("left right exists");
        (await second.Grains.GetGrain<INotes>("b").ReadAsync()).Should().Be("- - none");
    }

    [Theory, BothDatabases]
    public async Task Write_over_a_newer_state_fails_and_the_next_call_starts_from_what_is_stored(Dialect dialect)
    {
        await using var database = await EngineHost.CreateDatabaseAsync(dialect);
        await using var first = await StartAsync(database);
        await using var second = await StartAsync(database);
        var old = first.Grains.GetGrain<INotes>("a");
        await old.SetAsync("1", "1");
        (await second.Grains.GetGrain<INotes>("a").ReadAsync()).Should().Be("1 1 exists");
        await second.Grains.GetGrain<INotes>("a").SetAsync("2", "2");

        var write = () => old.SetAsync("3", "3");
        await write.Should().ThrowAsync<InconsistentStateException>().WithMessage("State 'left' of notes/a was changed by somebody else.");
        (await old.ReadAsync()).Should().Be("2 2 exists");
        await old.SetAsync("4", "4");
        (await old.ReadAsync()).Should().Be("4 4 exists");
    }

    [Theory, BothDatabases]
    public async Task First_write_of_two_processes_is_taken_once(Dialect dialect)
    {
        await using var database = await EngineHost.CreateDatabaseAsync(dialect);
        await using var first = await StartAsync(database);
        await using var second = await StartAsync(database);
        await first.Grains.GetGrain<INotes>("a").ReadAsync();
        await second.Grains.GetGrain<INotes>("a").ReadAsync();
        await first.Grains.GetGrain<INotes>("a").SetAsync("1", "1");
        var write = () => second.Grains.GetGrain<INotes>("a").SetAsync("2", "2");
        await write.Should().ThrowAsync<InconsistentStateException>();
        (await second.Grains.GetGrain<INotes>("a").ReadAsync()).Should().Be("1 1 exists");
    }

    [Theory, BothDatabases]
    public async Task Cleared_state_is_gone_and_a_writer_that_knew_it_fails_even_when_it_was_written_anew(Dialect dialect)
    {
        await using var database = await EngineHost.CreateDatabaseAsync(dialect);
        await using var first = await StartAsync(database);
        await using var second = await StartAsync(database);
        var old = first.Grains.GetGrain<INotes>("a");
        await old.SetAsync("1", "1");
        var other = second.Grains.GetGrain<INotes>("a");
        await other.ReadAsync();
        await other.ClearAsync();
        (await other.ReadAsync()).Should().Be("- - none");
        await other.SetAsync("2", "2");
        var write = () => old.SetAsync("3", "3");
        await write.Should().ThrowAsync<InconsistentStateException>();
        var clear = () => old.ClearAsync();
        await clear.Should().NotThrowAsync("the new activation has read the state again");
        (await old.ReadAsync()).Should().Be("- - none");
    }

    private static Task<EngineHost> StartAsync(TestDatabase database) =>
        EngineHost.StartAsync([typeof(NotesGrain)], database, new TestClock(), new Diary());
}

public interface INotes : IGrainWithStringKey
{
    Task<string> ReadAsync();

    Task SetAsync(string leftText, string rightText);

    Task ClearAsync();
}

public sealed class Note
{
    public string Text { get; set; } = "-";
}

public sealed class NotesGrain(
    [PersistentState("left", "short-lived")] IPersistentState<Note> left,
    Diary diary,
    [PersistentState("right", "short-lived")] IPersistentState<Note> right) : Grain, INotes
{
    public Task<string> ReadAsync() =>
        Task.FromResult($"{left.State.Text} {right.State.Text} {(left.RecordExists && right.RecordExists ? "exists" : "none")}");

    public async Task SetAsync(string leftText, string rightText)
    {
        left.State.Text = leftText;
        await left.WriteStateAsync();
        right.State = new Note { Text = rightText };
        await right.WriteStateAsync();
        diary.Write($"{this.GetPrimaryKeyString()} is set");
    }

    public async Task ClearAsync()
    {
        await left.ClearStateAsync();
        await right.ClearStateAsync();
    }
}
