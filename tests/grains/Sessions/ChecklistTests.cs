using System.Collections.Immutable;
using CustomerConnect.Deposits;
using CustomerConnect.Grains.Sessions;
using CustomerConnect.Reservations;
using CustomerConnect.Sessions;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;
using static CustomerConnect.Tests.Some;

namespace CustomerConnect.Tests.Sessions;

/// <summary>What still blocks Submit.</summary>
public sealed class ChecklistTests
{
    private static readonly Project Sold = new FakeCatalog().Project;

    private static readonly SessionState Visitor = SessionState.Initial("session-ann") with
    {
        Link = new("demo"), Contact = AnnContact, Registered = true, Selection = new(Some.Project, null, null, Unit),
        Hold = new(Unit, Some.Project, After(15), false, Deposit, AnnContact, 1),
        Slot = SlotSchedule.Offered(Sold, AppointmentKind.Phone, Noon)[0],
    };

    [Fact]
    public void Everything_done_blocks_nothing()
    {
        var lines = Checklist.Of(Visitor, Sold, With(DepositStatus.Paid), Noon);
        lines.Select(l => l.State).Should().OnlyContain(s => s == ChecklistState.Done);
        Checklist.Missing(lines).Should().BeEmpty();
    }

    [Fact]
    public void Nobody_and_nothing_chosen_asks_for_both() =>
        Checklist.Of(SessionState.Initial("s"), null, null, Noon).Should().Equal(
            new ChecklistLine(ChecklistItem.Unit, ChecklistState.ToDo, null), new ChecklistLine(ChecklistItem.SignIn, ChecklistState.ToDo, null));

    [Fact]
    public void Verified_and_not_registered_asks_for_the_registration() =>
        Line(Visitor with { Registered = false }, ChecklistItem.SignIn).Should().Be((ChecklistState.ToDo, "registration"));

    [Fact]
    public void Hold_that_has_ended_needs_attention() =>
        Line(Visitor, ChecklistItem.Unit, now: After(15)).Should().Be((ChecklistState.Attention, "unit.hold-ended"));

    [Theory]
    [InlineData(true, ChecklistState.Done)]
    [InlineData(false, ChecklistState.ToDo)]
    public void Deposit_that_staff_take_in_person_is_theirs_to_say(bool taken, ChecklistState state)
    {
        var desk = Visitor with { Hold = null, InPerson = new("staff-1", taken) };
        Line(desk, ChecklistItem.Deposit).Should().Be((state, "in-person"));
        DepositTerms.For(desk, Sold.Settings).Should().BeNull("nothing is asked for online");
        Checklist.Of(desk, Sold with { Settings = Sold.Settings with { CustomerDeposit = DepositRequirement.None } }, null, Noon)
            .Should().NotContain(l => l.Item == ChecklistItem.Deposit);
        SessionRules.MissingBeforeHold(desk, Sold, Noon).Contains(ChecklistItem.Deposit).Should().Be(!taken, "no home is held for what cannot be submitted");
    }

    [Fact]
    public void Lost_home_needs_attention() =>
        Line(Visitor with { Lost = "unit.sold" }, ChecklistItem.Unit).Should().Be((ChecklistState.Attention, "unit.sold"));

    [Theory]
    [InlineData(true, null, ChecklistState.ToDo)]
    [InlineData(false, null, ChecklistState.Optional)]
    [InlineData(true, "slot.taken", ChecklistState.Attention)]
    [InlineData(false, "slot.taken", ChecklistState.Optional)]
    public void Appointment_blocks_where_it_is_required(bool required, string? lost, ChecklistState state) =>
        Line(
            Visitor with { Slot = null, Lost = lost }, ChecklistItem.Appointment,
            Sold with { Settings = Sold.Settings with { RequireAppointment = required } }).Should().Be((state, lost));

    [Fact]
    public void Appointment_that_is_no_longer_offered_needs_attention() =>
        Line(Visitor, ChecklistItem.Appointment, now: Noon.AddDays(3)).Should().Be((ChecklistState.Attention, "slot.not-offered"));

    [Fact]
    public void Notice_does_not_run_out_while_the_visitor_pays() =>
        Line(Visitor, ChecklistItem.Appointment, now: Visitor.Slot!.StartsAt.AddMinutes(-120 + 10)).State.Should().Be(ChecklistState.Done);

    [Theory]
    [InlineData(DepositStatus.Pending, ChecklistState.ToDo, "pending")]
    [InlineData(DepositStatus.NeedsAuthentication, ChecklistState.Attention, "needs-authentication")]
    [InlineData(DepositStatus.Open, ChecklistState.ToDo, null)]
    [InlineData(DepositStatus.Returning, ChecklistState.ToDo, null)]
    [InlineData(DepositStatus.Settled, ChecklistState.Done, null)]
    public void Deposit_blocks_until_it_is_paid(DepositStatus status, ChecklistState state, string? note) =>
        Line(Visitor, ChecklistItem.Deposit, deposit: With(status)).Should().Be((state, note));

    [Fact]
    public void Declined_card_needs_attention() =>
        Line(
            Visitor, ChecklistItem.Deposit,
            deposit: With(DepositStatus.Open) with { Attempts = [new(new("a"), Noon, DepositStatus.Open, "declined", null)] })
            .Should().Be((ChecklistState.Attention, "declined"));

    [Fact]
    public void Paid_deposit_without_its_hold_does_not_count() =>
        Line(Visitor, ChecklistItem.Deposit, now: After(15), deposit: With(DepositStatus.Paid)).State.Should().Be(ChecklistState.ToDo);

    [Theory]
    [InlineData(0, 0, ChecklistState.ToDo, null)]
    [InlineData(1, 0, ChecklistState.Done, null)]
    [InlineData(1, 1, ChecklistState.ToDo, "unfinished")]
    public void Realtor_needs_complete_clients(int complete, int unfinished, ChecklistState state, string? note) =>
        Line(
            Visitor with { ContactKind = ContactKind.UnregisteredRealtor, ClientsComplete = complete, ClientsUnfinished = unfinished },
            ChecklistItem.Clients).Should().Be((state, note));

    [Fact]
    public void Customer_owes_what_the_settings_say_and_the_realtor_nothing()
    {
        DepositTerms.For(Visitor, Sold.Settings).Should().Be((DepositKind.Payment, new Money(250_000, "USD")));
        DepositTerms.For(Visitor with { ContactKind = ContactKind.RegisteredRealtor }, Sold.Settings).Should().BeNull();
        DepositTerms.For(Visitor, Sold.Settings with { DepositMode = DepositMode.Intent })!.Value.Kind.Should().Be(DepositKind.Intent);
        DepositTerms.For(Visitor, Sold.Settings with { CustomerDeposit = DepositRequirement.None }).Should().BeNull();
    }

    [Fact]
    public void Hold_that_ended_on_another_home_says_nothing_of_the_chosen_one() =>
        Line(Visitor with { Selection = new(Some.Project, null, null, new("u2")) }, ChecklistItem.Unit, now: After(15))
            .Should().Be((ChecklistState.Done, null));

    [Fact]
    public void Terms_of_a_hold_stay_as_it_began()
    {
        var none = Sold.Settings with { CustomerDeposit = DepositRequirement.None };
        var free = Visitor with { Hold = Visitor.Hold! with { Deposit = null } };
        DepositTerms.Owes(Visitor, none, Noon).Should().BeTrue();
        DepositTerms.Owes(Visitor, none, After(15)).Should().BeFalse("the hold is over");
        DepositTerms.Owes(free, Sold.Settings, Noon).Should().BeFalse();
        DepositTerms.Owes(free, Sold.Settings, After(15)).Should().BeTrue("the hold is over");
        Checklist.Of(free, Sold, null, Noon).Should().NotContain(l => l.Item == ChecklistItem.Deposit);
    }

    private static (ChecklistState State, string? Note) Line(
        SessionState session, ChecklistItem item, Project? project = null, DateTimeOffset? now = null, DepositSnapshot? deposit = null)
    {
        var line = Checklist.Of(session, project ?? Sold, deposit, now ?? Noon).Single(l => l.Item == item);
        return (line.State, line.Note);
    }

    private static DepositSnapshot With(DepositStatus status) =>
        new(Deposit, 1, status, DepositKind.Payment, new(250_000, "USD"), null, ImmutableArray<DepositAttempt>.Empty);
}
