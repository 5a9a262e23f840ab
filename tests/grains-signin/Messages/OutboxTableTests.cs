using CustomerConnect.Grains.Messages;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests.Messages;

public sealed class OutboxTableTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    [Theory, BothDatabases]
    public async Task Row_is_claimed_by_one_of_many_and_again_when_the_lease_is_over(Dialect dialect)
    {
        await using var storage = await StorageWithAsync(dialect, "a", "b", "c");
        var clock = new FakeClock();
        var outbox = new OutboxTable(storage, clock);

        var claims = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => outbox.ClaimAsync(2, Lease)));

        claims.SelectMany(c => c).Should().BeEquivalentTo("a", "b", "c");
        (await outbox.ClaimAsync(9, Lease)).Should().BeEmpty();
        clock.Advance(Lease);
        (await outbox.ClaimAsync(9, Lease)).Should().HaveCount(3);
    }

    [Theory, BothDatabases]
    public async Task Row_to_be_tried_later_is_due_then_and_not_before(Dialect dialect)
    {
        await using var storage = await StorageWithAsync(dialect, "a");
        var clock = new FakeClock();
        var outbox = new OutboxTable(storage, clock);
        await outbox.ClaimAsync(1, Lease);

        await outbox.RetryAsync("a", clock.GetUtcNow().AddSeconds(5), "SMTP 421");

        (await outbox.ClaimAsync(1, Lease)).Should().BeEmpty();
        clock.Advance(TimeSpan.FromSeconds(5));
        (await outbox.ClaimAsync(1, Lease)).Should().Equal("a");
    }

    [Theory, BothDatabases]
    public async Task Try_that_another_has_begun_meanwhile_does_not_begin(Dialect dialect)
    {
        await using var storage = await StorageWithAsync(dialect, "a");
        var outbox = new OutboxTable(storage, new FakeClock());
        var row = (await outbox.FindAsync("a"))!;

        var begun = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => outbox.BeginAsync(row)));

        begun.Should().ContainSingle(b => b);
        (await outbox.FindAsync("a"))!.Attempts.Should().Be(1);
    }

    [Theory, BothDatabases]
    public async Task Row_that_is_sent_or_ended_is_never_due_again(Dialect dialect)
    {
        await using var storage = await StorageWithAsync(dialect, "a", "b");
        var clock = new FakeClock();
        var outbox = new OutboxTable(storage, clock);
        await outbox.SentAsync("a", "id");
        await outbox.EndAsync("b", "dropped", "no consent");
        clock.Advance(TimeSpan.FromDays(1));

        (await outbox.ClaimAsync(9, Lease)).Should().BeEmpty();
        (await outbox.FindAsync("b"))!.Status.Should().Be("dropped");
    }

    [Theory, BothDatabases]
    public async Task Code_that_is_over_is_found_and_removed_and_no_other_message_is(Dialect dialect)
    {
        await using var storage = await StorageWithAsync(dialect, "mail");
        await storage.ExecuteAsync(
            """
            insert into outbox (cause, template, channel, recipient_kind, recipient_id, created_at, status) values
                ('old', 'DeviceVerificationCode', 'email', 'sign-in', 'v1', 0, 'sent'),
                ('unsent', 'DeviceVerificationCode', 'email', 'sign-in', 'v2', 0, 'pending'),
                ('new', 'DeviceVerificationCode', 'email', 'sign-in', 'v3', 1000, 'sent')
            """);
        var outbox = new OutboxTable(storage, new FakeClock());

        (await outbox.CodesBeforeAsync(DateTimeOffset.FromUnixTimeMilliseconds(1000), 9)).Should().Equal(("old", "v1"));
        await outbox.RemoveAsync("old");
        await outbox.RemoveAsync("mail");

        (await outbox.FindAsync("old")).Should().BeNull();
        (await outbox.FindAsync("mail")).Should().NotBeNull();
    }

    internal static async Task<TestStorage> StorageWithAsync(Dialect dialect, params string[] causes)
    {
        var storage = await TestStorage.CreateAsync(dialect);
        foreach (var cause in causes)
        {
            await storage.ExecuteAsync(
                $"insert into outbox (cause, template, channel, created_at) values ('{cause}', 'DeviceVerificationCode', 'email', 0)");
        }

        return storage;
    }
}
