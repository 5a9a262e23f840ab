using CustomerConnect.Deposits;
using CustomerConnect.Grains;
using CustomerConnect.Grains.Allowances;
using CustomerConnect.Grains.Audit;
using CustomerConnect.Grains.Deposits;
using CustomerConnect.Grains.Reservations;
using CustomerConnect.Grains.Slots;
using CustomerConnect.Grains.Units;
using CustomerConnect.Reservations;
using CustomerConnect.Storage.Log;
using static CustomerConnect.Tests.Some;

namespace CustomerConnect.Tests.Audit;

/// <summary>Every invariant is found broken where it is broken.</summary>
public sealed class LogAuditTests
{
    private readonly LogAudit audit = new();
    private readonly Dictionary<string, int> versions = [];
    private readonly List<Offence> found = [];

    [Fact]
    public void Two_holders_at_once_are_found()
    {
        Unit(0, new UnitRegistered(Project), new UnitReleased(), new HoldStarted(Ann, AnnContact, After(15)));
        found.Should().BeEmpty();
        Unit(14, new HoldStarted(Bob, BobContact, After(29)));
        ShouldFind(
            "one-holder", "unit/u1",
            "at 2026-11-21T12:14:00.0000000+00:00 session session-bob got a hold while session session-ann holds it until 2026-11-21T12:15:00.0000000+00:00.");
    }

    [Fact]
    public void Hold_after_the_end_of_the_one_before_is_sound()
    {
        Unit(0, new UnitRegistered(Project), new UnitReleased(), new HoldStarted(Ann, AnnContact, After(15)));
        Unit(15, new HoldStarted(Bob, BobContact, After(30)));
        found.Should().BeEmpty();
    }

    [Fact]
    public void Reservation_by_somebody_without_the_hold_is_found()
    {
        Unit(0, new UnitRegistered(Project), new UnitReleased(), new HoldStarted(Ann, AnnContact, After(15)));
        Unit(1, new UnitReserved(First, Bob, BobContact, After(100)));
        found.Should().Contain(o => o.Invariant == "one-holder");
    }

    [Fact]
    public void Slot_beyond_its_capacity_is_found()
    {
        Add("slot/p1/phone/20261123T1400Z", 0, SlotEventTypes.All, new SlotBooked(First, 1, 0));
        Add("slot/p1/phone/20261123T1400Z", 0, SlotEventTypes.All, new SlotBooked(Second, 1, 0));
        ShouldFind("slot-capacity", "slot/p1/phone/20261123T1400Z", "reservation-2 is booking 2 of 1 at 2026-11-21T12:00:00.0000000+00:00.");
    }

    [Fact]
    public void Limit_exceeded_is_found()
    {
        Add("allowance/p1/ann", 0, AllowanceEventTypes.All, new AllowanceClaimed(Ann, Some.Unit, After(20), 1, false));
        Add("allowance/p1/ann", 19, AllowanceEventTypes.All, new AllowanceKept(Bob, Some.Unit, First, 1));
        ShouldFind("allowance-limit", "allowance/p1/ann", "2 homes at 2026-11-21T12:19:00.0000000+00:00, where 1 is the limit.");
    }

    [Fact]
    public void Money_kept_without_a_reservation_is_found()
    {
        Pay();
        found.Should().BeEmpty();
        audit.End(After(16), TimeSpan.Zero).Should().BeEmpty("the deadline has not passed");
        audit.End(After(17), TimeSpan.Zero).Select(o => o.Invariant).Should().Equal("money-owned", "due-work");
    }

    [Fact]
    public void Money_kept_by_an_ended_reservation_is_found()
    {
        Pay();
        Add("deposit/deposit-1", 1, DepositEventTypes.All, new DepositSettled(First));
        Place();
        Add("reservation/reservation-1", 3, ReservationEventTypes.All, new ReservationEndStarted(ReservationStatus.Withdrawn, null, null));
        Add("reservation/reservation-1", 3, ReservationEventTypes.All, new ReservationEnded(ReservationStatus.Withdrawn));
        audit.End(After(10), TimeSpan.FromMinutes(1)).Select(o => $"{o}").Should().Contain(
            "money-owned: deposit/deposit-1: 250000 USD are kept though reservation-1 is Withdrawn.");
    }

    [Fact]
    public void Money_returned_twice_is_found()
    {
        Pay();
        Add("deposit/deposit-1", 2, DepositEventTypes.All, new DepositReturnStarted("left"));
        Add("deposit/deposit-1", 2, DepositEventTypes.All, new AttemptReturned(new("a1"), "re_1", 250_000));
        found.Should().BeEmpty();
        Add("deposit/deposit-1", 3, DepositEventTypes.All, new AttemptReturned(new("a1"), "re_2", 250_000));
        found.Select(o => $"{o}").Should().Equal(
            "money-owned: deposit/deposit-1: 250000 went back for a1, which is Returned with 250000.",
            "one-cause-one-message: deposit/deposit-1: 'deposit-returned/deposit-1/a1' was caused before, by deposit/deposit-1.");
    }

    [Fact]
    public void Reservation_without_its_home_slot_allowance_and_money_is_found()
    {
        Place();
        audit.End(After(5), TimeSpan.FromMinutes(1)).Select(o => o.What).Should().BeEquivalentTo(
            "it stands until 2026-11-28T12:00:00.0000000+00:00 and its home u1 is not kept for it.",
            "its appointment p1/phone/20261123T1400Z is not booked.",
            "it does not count in the limit of contact-ann.",
            "its deposit deposit-1 is not its own.");
    }

    [Fact]
    public void Home_slot_and_allowance_without_their_reservation_are_found()
    {
        Unit(0, new UnitRegistered(Project), new UnitReleased(), new HoldStarted(Ann, AnnContact, After(15)));
        Unit(1, new UnitReserved(First, Ann, AnnContact, After(1000)));
        Add("slot/p1/phone/20261123T1400Z", 0, SlotEventTypes.All, new SlotBooked(First, 1, 0));
        Add("allowance/p1/contact-ann", 0, AllowanceEventTypes.All, new AllowanceKept(Ann, Some.Unit, First, 1));
        audit.End(After(5), TimeSpan.FromMinutes(1)).Select(o => o.Subject).Should().Equal(
            "unit/u1", "slot/p1/phone/20261123T1400Z", "allowance/p1/contact-ann");
    }

    [Fact]
    public void Hold_that_nobody_let_lapse_is_found()
    {
        Unit(0, new UnitRegistered(Project), new UnitReleased(), new HoldStarted(Ann, AnnContact, After(15)));
        Add("allowance/p1/contact-ann", 0, AllowanceEventTypes.All, new AllowanceClaimed(Ann, Some.Unit, After(22), 1, false));
        audit.End(After(15), TimeSpan.FromMinutes(1)).Should().BeEmpty();
        audit.End(After(17), TimeSpan.FromMinutes(1)).Should().ContainSingle().Which.Invariant.Should().Be("due-work");
    }

    [Fact]
    public void Two_homes_that_one_session_holds_are_found_and_an_offer_beside_them_is_sound()
    {
        Hold("u1", new HoldStarted(Ann, AnnContact, After(15)));
        Add("allowance/p1/contact-ann", 0, AllowanceEventTypes.All, new AllowanceClaimed(Ann, new("u1"), After(22), 2, false));
        audit.End(After(5), TimeSpan.FromMinutes(1)).Should().BeEmpty();
        Hold("u2", new QueueJoined(Ann, new("another"), TimeSpan.FromHours(24), 1), new QueueOffered(Ann, new("another"), After(100)));
        Add("allowance/p1/another", 0, AllowanceEventTypes.All, new AllowanceClaimed(Ann, new("u2"), After(102), 1, true));
        audit.End(After(5), TimeSpan.FromMinutes(1)).Should().BeEmpty("a queue keeps it");
        Hold("u3", new HoldStarted(Ann, AnnContact, After(15)));
        audit.End(After(5), TimeSpan.FromMinutes(1)).Should().Contain(new Offence("one-hold-a-session", "unit/u3", "session session-ann holds it and u1."));
        audit.End(After(15), TimeSpan.FromMinutes(15)).Should().NotContain(o => o.Invariant == "one-hold-a-session", "they are over");
    }

    [Fact]
    public void Hold_that_does_not_count_in_the_limit_is_found()
    {
        Unit(0, new UnitRegistered(Project), new UnitReleased(), new HoldStarted(Ann, AnnContact, After(15)));
        Add("allowance/p1/contact-ann", 0, AllowanceEventTypes.All, new AllowanceClaimed(Ann, new("u2"), After(22), 1, false));
        audit.End(After(5), TimeSpan.FromMinutes(1)).Should().Equal(
            new Offence("hold-claimed", "unit/u1", "session session-ann holds it and it does not count in the limit of contact-ann."));
    }

    [Fact]
    public void Gap_between_versions_is_found()
    {
        Unit(0, new UnitRegistered(Project));
        versions["unit/u1"]++;
        Unit(0, new UnitReleased());
        ShouldFind("version-gap", "unit/u1", "version 3 follows 1.");
    }

    [Fact]
    public async Task Payment_that_no_deposit_knows_is_found()
    {
        var provider = new ScriptedPayments();
        await provider.PayAsync(new("stranger", "d", true, 100, "USD", "ok"));
        var offences = new List<Offence>();
        await foreach (var offence in MoneyOwned.CheckAsync(audit, provider, Noon))
        {
            offences.Add(offence);
        }

        offences.Should().Equal(new Offence("money-owned", "payment stranger", "100 were charged and no deposit knows why."));
    }

    [Fact]
    public async Task Attempt_that_two_deposits_have_is_found()
    {
        Pay();
        Add("deposit/deposit-2", 0, DepositEventTypes.All, new DepositOpened(
            Bob, BobContact, Project, DepositKind.Payment, new(250_000, "USD"), After(16)));
        Add("deposit/deposit-2", 0, DepositEventTypes.All, new AttemptStarted(new("a1")));
        Add("deposit/deposit-2", 0, DepositEventTypes.All, new AttemptSucceeded(new("a1"), "pi_1", 250_000));
        var provider = new ScriptedPayments();
        await provider.PayAsync(new("a1", "deposit-1", true, 250_000, "USD", "ok"));
        (await MoneyOwned.CheckAsync(audit, provider, After(10)).ToListAsync()).Should().Equal(
            new Offence("money-owned", "deposit/deposit-2", "its attempt a1 is also one of deposit/deposit-1."));
    }

    private void Pay()
    {
        Add("deposit/deposit-1", 0, DepositEventTypes.All, new DepositOpened(
            Ann, AnnContact, Project, DepositKind.Payment, new(250_000, "USD"), After(16)));
        Add("deposit/deposit-1", 0, DepositEventTypes.All, new AttemptStarted(new("a1")));
        Add("deposit/deposit-1", 0, DepositEventTypes.All, new AttemptSucceeded(new("a1"), "pi_1", 250_000));
    }

    private void Place() => Add("reservation/reservation-1", 1, ReservationEventTypes.All, new ReservationPlaced(
        Ann, Some.Unit, Project, Community, AnnContact, ContactKind.Customer, Deposit, "p1/phone/20261123T1400Z", Noon.AddDays(7), 0));

    private void Hold(string unit, params UnitEvent[] events)
    {
        foreach (var happened in (UnitEvent[])[new UnitRegistered(Project), new UnitReleased(), .. events])
        {
            Add($"unit/{unit}", 0, UnitEventTypes.All, happened);
        }
    }

    private void Unit(double minutes, params UnitEvent[] events)
    {
        foreach (var happened in events)
        {
            Add("unit/u1", minutes, UnitEventTypes.All, happened);
        }
    }

    private void Add<TEvent>(string stream, double minutes, EventTypes<TEvent> types, TEvent happened) where TEvent : class
    {
        versions[stream] = versions.GetValueOrDefault(stream) + 1;
        found.AddRange(audit.Next(new(
            versions.Values.Sum(), stream, versions[stream], Guid.NewGuid(), After(minutes), types.Write(happened))));
    }

    private void ShouldFind(string invariant, string subject, string what) =>
        found.Should().Equal(new Offence(invariant, subject, what));
}
