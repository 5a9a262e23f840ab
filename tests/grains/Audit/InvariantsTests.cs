using CustomerConnect.Storage;
using CustomerConnect.TestSupport;

namespace CustomerConnect.Tests.Audit;

/// <summary>Tables that do not say what the log says are found.</summary>
public sealed class InvariantsTests
{
    [Theory, BothDatabases]
    public async Task Row_changed_by_hand_is_found(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        await world.Visitor("ann").ReservedAsync();
        await world.ShouldBeSoundAsync();

        await world.Store.ExecuteAsync("update unit_view set status = 'available' where unit_id = 'u1'");

        (await world.OffencesAsync()).Should().ContainSingle().Which.Should().Be(
            "rows-equal-log: read models: unit_view u1: status is 'available', the log says 'progress' (stream unit/u1).");
    }

    [Theory, BothDatabases]
    public async Task Message_that_is_missing_is_found(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        await world.Visitor("ann").ReservedAsync();

        await world.Store.ExecuteAsync("delete from outbox");

        (await world.OffencesAsync()).Should().ContainSingle().Which.Should().StartWith("one-cause-one-message: session/session-ann: 'reserved/");
    }

    [Theory, BothDatabases]
    public async Task Message_without_a_cause_is_found_and_a_code_needs_none(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        await world.Visitor("ann").ReservedAsync();
        await world.Store.ExecuteAsync(
            """
            insert into outbox (cause, template, channel, recipient_kind, recipient_id, created_at) values
                ('sign-in/1', 'DeviceVerificationCode', 'email', 'sign-in', 'visitor-ann', 0),
                ('made-up', 'ReservationEnded', 'email', 'contact', 'contact-ann', 0)
            """);

        (await world.OffencesAsync()).Should().Equal("one-cause-one-message: outbox: 'made-up' is in the outbox and nothing in the log causes it.");
    }
}
