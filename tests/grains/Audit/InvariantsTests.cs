using CustomerConnect.Reservations;
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
    public async Task What_staff_did_and_the_trail_does_not_tell_is_found(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var made = await world.Visitor("ann").ReservedAsync();
        (await made.End(new(Some.Command, ReservationStatus.Reversed, ReversalReason.Financing, "staff-1"))).Require();
        await world.PassAsync(TimeSpan.FromSeconds(5));
        (await world.Store.ScalarAsync("select staff_id || ' ' || what || ' ' || why || ' ' || community_id from staff_action"))
            .Should().Be($"staff-1 reservation.reversed financing {Some.Community}");
        (await world.OffencesAsync()).Should().BeEmpty();

        await world.Store.ExecuteAsync("delete from staff_action");

        (await world.OffencesAsync()).Should().ContainSingle().Which.Should().MatchRegex("^staff-action-written-down: reservation/.* is missing in the audit trail.$");
    }

    [Theory, BothDatabases]
    public async Task Message_to_a_client_who_has_not_opted_in_or_to_another_than_the_log_says_is_found(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        world.Profiles.OptedIn = ["k1", "k2"];
        await world.Store.ExecuteAsync(
            """
            insert into client_profile (profile_id, session_id, realtor_id, first_name, last_name, opted_in, created_at, changed_at) values
                ('k1', 'session-ann', 'contact-ann', 'Kim', 'Lund', 1, 0, 0), ('k2', 'session-ann', 'contact-ann', 'Ray', 'Lund', 1, 0, 0)
            """);
        await world.Visitor("ann").ReservedAsync();
        (await world.OffencesAsync()).Should().BeEmpty();

        await world.Store.ExecuteAsync("update client_profile set opted_in = 0 where profile_id = 'k1'");
        await world.Store.ExecuteAsync("update outbox set recipient_id = 'k3' where recipient_id = 'k2'");

        (await world.OffencesAsync()).Should().SatisfyRespectively(
            one => one.Should().MatchRegex("^written-to-with-consent: outbox: 'reserved/.*/client/k1' is for client k1, who has not opted in.$"),
            two => two.Should().MatchRegex("^written-to-with-consent: outbox: 'reserved/.*/client/k2' is for client k3 and the log says client k2.$"));
    }

    [Theory, BothDatabases]
    public async Task Address_or_number_of_a_person_in_the_log_is_found(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").HoldingAsync();
        (await ann.Session.LeaveCheckout(new(Some.Command, Some.Unit, "left"))).Require();
        (await world.OffencesAsync()).Should().BeEmpty();

        foreach (var (said, what) in ((string, string)[])
            [("ann@post.example", "an e-mail address"), ("+1 555 010 0123", "a telephone number"), ("\\u002B15550100123", "a telephone number"), ("call (555) 010-0123", "a telephone number")])
        {
            await world.Store.ExecuteAsync($$"""update event set data = '{"unit":"u1","reason":"{{said}}","hold":1}' where type = 'session.hold-ended'""");

            (await world.OffencesAsync()).Should().ContainSingle().Which.Should().MatchRegex($"^no-personal-data: session/session-ann: version [0-9]+ .session.hold-ended. has {what} in it.$");
        }
    }

    [Theory, BothDatabases]
    public async Task Message_without_a_cause_is_found_and_codes_and_invitations_need_none(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        await world.Visitor("ann").ReservedAsync();
        await world.Store.ExecuteAsync(
            """
            insert into outbox (cause, template, channel, recipient_kind, recipient_id, created_at) values
                ('sign-in/1', 'DeviceVerificationCode', 'email', 'sign-in', 'visitor-ann', 0),
                ('staff-invitation/1', 'StaffInvitation', 'email', 'member', 'ada', 0),
                ('link-invitation/1', 'CustomerConnectInvitation', 'email', 'invited', 'i1', 0),
                ('made-up', 'ReservationEnded', 'email', 'contact', 'contact-ann', 0)
            """);

        (await world.OffencesAsync()).Should().Equal("one-cause-one-message: outbox: 'made-up' is in the outbox and nothing in the log causes it.");
    }
}
