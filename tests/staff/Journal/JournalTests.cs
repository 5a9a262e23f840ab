using CustomerConnect.Grains.Deposits;
using CustomerConnect.Grains.Identity;
using CustomerConnect.Grains.Reservations;
using CustomerConnect.Grains.Sessions;
using CustomerConnect.Grains.Units;
using CustomerConnect.Reservations;
using CustomerConnect.Sessions;
using CustomerConnect.Storage.Staff.Journal;
using CustomerConnect.Web.Staff.Journal;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.Journal;

/// <summary>What events are about, what is told of them, and whom the bell rings for.</summary>
public class JournalTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly SessionStarted Started = new(new("l1"), new("v1"), new("c1"), "d1", Selection.None, new("Safari", "18", "macOS", false));

    [Fact]
    public void Session_is_about_what_was_chosen_by_then_and_whoever_was_signed_in()
    {
        var fold = new JournalFold();
        fold.Take("session/s1", Started).Should().Be(new JournalPlace("c1", Session: "s1"));
        fold.Take("session/s1", new SelectionChanged(new(new("p1"), null, null, new("u1")))).Should().Be(new JournalPlace("c1", "p1", "u1", null, "s1"));
        fold.Take("session/s1", new ContactSignedIn(new("k1"), ContactKind.Customer, true)).Contact.Should().Be("k1");
        fold.Take("session/s2", Started).Contact.Should().BeNull("another session is somebody else");
        fold.Take("session/s1", new HoldObtained(new("u2"), new("p1"), Noon, false, null)).Should().Be(new JournalPlace("c1", "p1", "u2", "k1", "s1"));
        fold.Take("session/s1", new ContactSignedOut()).Contact.Should().BeNull();
    }

    [Fact]
    public void Deposit_is_about_what_its_session_was_about_when_it_was_opened()
    {
        var fold = new JournalFold();
        fold.Take("session/s1", Started);
        fold.Take("session/s1", new HoldObtained(new("u1"), new("p1"), Noon, false, new DepositId("e1")));
        var opened = new DepositOpened(new("s1"), new("k1"), new("p1"), default, new(250_000, "USD"), Noon);

        fold.Take("deposit/e1", opened).Should().Be(new JournalPlace("c1", "p1", "u1", "k1", "s1"));
        fold.Take("session/s1", new SelectionChanged(new(new("p1"), null, null, new("u9"))));
        fold.Take("deposit/e1", new AttemptFailed(new("a1"), "declined")).Unit.Should().Be("u1");
        JournalFold.SessionOf(opened).Should().Be("s1");
    }

    [Fact]
    public void Queue_is_about_its_home_and_who_waits()
    {
        var home = new JournalPlace("c1", "p1", "u1");
        var fold = new JournalFold();
        fold.Take("session/s1", Started);
        fold.Take("session/s1", new ContactSignedIn(new("k1"), ContactKind.Customer, true));
        fold.Take("unit/u1", new QueueOffered(new("s1"), new("k1"), Noon), home).Should().Be(new JournalPlace("c1", "p1", "u1", "k1", "s1"));
        fold.Take("unit/u1", new QueueLeft(new("s1")), home).Contact.Should().Be("k1", "the session says who it was");
        fold.Take("unit/u1", new UnitReleased(), home).Should().Be(home);
    }

    [Fact]
    public void Identity_is_about_the_contact()
    {
        var fold = new JournalFold();
        fold.Take("identity/k1", new IdentityBegun(new("c1"))).Should().Be(new JournalPlace("c1", Contact: "k1"));
        fold.Take("identity/k1", new IdentityVerified(new("i1"))).Should().Be(new JournalPlace("c1", Contact: "k1"));
    }

    [Fact]
    public void Bell_rings_for_what_somebody_may_want_to_act_on_and_for_nothing_else()
    {
        var placed = new ReservationPlaced(new("s1"), new("u1"), new("p1"), new("c1"), new("k1"), ContactKind.Customer, null, null, Noon, 0);
        (object Happened, string? Kind)[] rules =
        [
            (placed, "reserved"), (placed with { Slot = "p1/phone/20261123T1400Z" }, "reserved-appointment"), (new AttemptFailed(new("a"), "declined"), "deposit-failed"),
            (new AttemptNotReturned(new("a"), "refused", 1), null), (new AttemptNotReturned(new("a"), "refused", DepositRules.TellStaffAtReturn), "deposit-not-returned"),
            (new AppointmentMoved(null, "b"), "appointment-taken"), (new AppointmentMoved("a", "b"), "appointment-moved"), (new AppointmentMoved("a", null), "appointment-cancelled"),
            (new ReservationEndNear(Noon), "end-near"), (new ReservationEndStarted(ReservationStatus.Expired, null, null), "expired"),
            (new ReservationEndStarted(ReservationStatus.Withdrawn, null, null), "withdrawn"), (new QueueOffered(new("s"), new("k"), Noon), "queue-promoted"),
            (new IdentityVerified(new("i")), "identity-verified"), (new IdentityCheckFailed(new("i"), "x"), "identity-failed"),
            (new ReservationEndStarted(ReservationStatus.Reversed, "financing", "staff"), null), (new ReservationEndStarted(ReservationStatus.Completed, null, "staff"), null),
            (Started, null), (new AttemptSucceeded(new("a"), "x", 1), null), (new UnitReleased(), null),
        ];
        rules.Select(r => (r.Happened, NoticeRules.Of(r.Happened))).Should().Equal(rules);
    }

    [Fact]
    public void Types_that_are_told_exist_and_belong_to_one_kind()
    {
        var known = SessionEventTypes.All.All.Select(t => t.Name).Concat(DepositEventTypes.All.All.Select(t => t.Name)).Concat(ReservationEventTypes.All.All.Select(t => t.Name))
            .Concat(IdentityEventTypes.All.All.Select(t => t.Name)).Concat(UnitEventTypes.All.All.Select(t => t.Name)).ToList();
        EventKinds.Types.Should().OnlyHaveUniqueItems().And.BeSubsetOf(known);
        EventKinds.All.Should().OnlyContain(k => EventKinds.Of(k.Code)!.Count > 0);
        EventKinds.Of("nonsense").Should().BeNull();
    }

    [Fact]
    public void Event_that_is_told_has_a_kind()
    {
        object[] told =
        [
            Started, new ReservationEndNear(Noon), new AppointmentMoved("a", "b"), new SubmissionTakenBack("slot.taken"), new UnitPriced(new(1, "USD")), new QueueLeft(new("s")),
            new HoldEndedByStaff(new("s"), "mistake", "staff"), new IdentityBegun(null), new AttemptReturned(new("a"), null, 5), new HomeLost(new("u"), "x"),
        ];
        foreach (var happened in told)
        {
            EventWords.Say(happened).Should().NotBeNull();
            EventKinds.Types.Should().Contain(happened switch
            {
                SessionEvent e => SessionEventTypes.All.Write(e).Type,
                DepositEvent e => DepositEventTypes.All.Write(e).Type,
                ReservationEvent e => ReservationEventTypes.All.Write(e).Type,
                IdentityEvent e => IdentityEventTypes.All.Write(e).Type,
                _ => UnitEventTypes.All.Write((UnitEvent)happened).Type,
            });
        }
    }

    [Theory]
    [InlineData("reserved", "reservation.placed")]
    [InlineData("declin", "deposit.attempt-failed")]
    [InlineData("queue", "unit.queue-joined", "unit.queue-left", "unit.queue-passed-over", "unit.queue-offered")]
    [InlineData("maya")]
    public void Word_finds_the_events_that_are_said_with_it(string word, params string[] types) => EventKinds.Find(word).Should().Equal(types);
}
