using CustomerConnect.Grains;
using CustomerConnect.Grains.Reservations;
using CustomerConnect.Reservations;
using CustomerConnect.Slots;
using static CustomerConnect.Tests.Some;
using Deal = CustomerConnect.Tests.Given<
    CustomerConnect.Grains.Reservations.ReservationAggregate, CustomerConnect.Grains.Reservations.ReservationState,
    CustomerConnect.Grains.Reservations.ReservationEvent>;

namespace CustomerConnect.Tests.Reservations;

/// <summary>A reservation's life.</summary>
public sealed class ReservationRulesTests
{
    private static readonly SlotKey Monday = new(Project, AppointmentKind.Phone, Noon.AddDays(2));
    private static readonly SlotKey Tuesday = new(Project, AppointmentKind.Phone, Noon.AddDays(3));
    private static readonly SlotKey Wednesday = new(Project, AppointmentKind.Phone, Noon.AddDays(4));
    private static readonly DateTimeOffset Ends = After(100);

    [Fact]
    public void Placed_once()
    {
        var deal = new Deal("reservation-1");
        Place(deal).Events.Should().ContainSingle().Which.Should().BeOfType<ReservationPlaced>();
        Place(deal).ShouldChangeNothing();
        deal.State.Status.Should().Be(ReservationStatus.Active);
        ReservationRules.Due(deal.State).Should().Be(Ends);
    }

    [Fact]
    public void Contact_is_told_once_that_the_end_is_near_and_again_of_a_later_one()
    {
        var deal = new Deal("reservation-1");
        var (ends, later) = (Noon.AddDays(7), Noon.AddDays(9));
        Place(deal, ends);
        ReservationRules.Due(deal.State).Should().Be(ends.AddHours(-48));
        deal.At(5 * 24 * 60 - 1).When(ReservationRules.Wake).ShouldChangeNothing();
        deal.At(5 * 24 * 60).When(ReservationRules.Wake).ShouldBe(new ReservationEndNear(ends));
        ReservationRules.Due(deal.State).Should().Be(ends);
        deal.At(6 * 24 * 60).When(ReservationRules.Wake).ShouldChangeNothing();
        deal.When((r, now) => ReservationRules.Extend(r, new(Command, later, "staff-1", ExtendReason.Team), now)).ShouldBe(new ReservationExtended(later, "staff-1", "team"));
        deal.At(7 * 24 * 60).When(ReservationRules.Wake).ShouldBe(new ReservationEndNear(later));
        deal.At(9 * 24 * 60).When(ReservationRules.Wake).ShouldBe(new ReservationEndStarted(ReservationStatus.Expired, null, null));
    }

    [Fact]
    public void End_that_was_near_from_the_beginning_or_passed_while_all_were_down_is_told_to_nobody()
    {
        var deal = new Deal("reservation-1");
        Place(deal, Noon.AddHours(48));
        ReservationRules.Due(deal.State).Should().Be(Noon.AddHours(48));
        var late = new Deal("reservation-2");
        Place(late, Noon.AddDays(7));
        late.At(8 * 24 * 60).When(ReservationRules.Wake).ShouldBe(new ReservationEndStarted(ReservationStatus.Expired, null, null));
    }

    [Fact]
    public void Abandoned_submission_is_never_placed()
    {
        var deal = new Deal("reservation-1");
        Abandon(deal).ShouldBe(new ReservationAbandoned("slot.taken"));
        Abandon(deal).ShouldChangeNothing();
        Place(deal).ShouldBeRefused(new ReservationIsAbandoned());
        ReservationRules.Due(deal.State).Should().BeNull();
    }

    [Fact]
    public void Placed_reservation_is_not_abandoned() => Abandon(Placed()).ShouldBeRefused(new ReservationIsPlaced());

    [Fact]
    public void Unknown_reservation_is_refused_everything()
    {
        End(new("r"), ReservationStatus.Withdrawn).ShouldBeRefused(new ReservationIsUnknown());
        Extend(new("r"), Ends).ShouldBeRefused(new ReservationIsUnknown());
        Move(new("r"), Monday).ShouldBeRefused(new ReservationIsUnknown());
    }

    [Theory]
    [InlineData(ReservationStatus.Completed)]
    [InlineData(ReservationStatus.Withdrawn)]
    [InlineData(ReservationStatus.Reversed)]
    public void First_end_counts(ReservationStatus status)
    {
        var deal = Placed();
        End(deal, status).ShouldBe(new ReservationEndStarted(status, status == ReservationStatus.Reversed ? "duplicate" : null, null));
        End(deal, status).ShouldChangeNothing();
        End(deal, Other(status)).ShouldBeRefused(new ReservationHasEnded(status));
        Extend(deal, Ends.AddDays(1)).ShouldBeRefused(new ReservationHasEnded(status));
        Move(deal, Tuesday).ShouldBeRefused(new ReservationHasEnded(status));
        ReservationRules.Due(deal.State).Should().Be(Noon + ReservationRules.AgainAfter, "what it had is still to be given back");
    }

    [Fact]
    public void Reversal_without_a_reason_is_refused() =>
        End(Placed(), ReservationStatus.Reversed, null).ShouldBeRefused(new ReversalNeedsAReason());

    [Fact]
    public void Note_that_is_too_long_is_refused() =>
        Placed().When((r, now) => ReservationRules.End(
            r, new(Command, ReservationStatus.Reversed, ReversalReason.Other, "staff", new string('x', 2_001)), now))
            .ShouldBeRefused(new NoteIsTooLong(2_000));

    [Theory]
    [InlineData(ReservationStatus.None)]
    [InlineData(ReservationStatus.Active)]
    [InlineData(ReservationStatus.Abandoned)]
    [InlineData(ReservationStatus.Expired)]
    public void End_that_is_none_is_refused(ReservationStatus status) =>
        End(Placed(), status).ShouldBeRefused(new ReservationDoesNotEndSo());

    [Fact]
    public void Clock_expires_it_at_its_end()
    {
        var deal = Placed();
        deal.At(99.99).When(ReservationRules.Wake).ShouldChangeNothing();
        End(deal.At(100), ReservationStatus.Withdrawn).ShouldBeRefused(new ReservationHasEnded(ReservationStatus.Expired));
        Extend(deal, Ends.AddDays(1)).ShouldBeRefused(new ReservationHasEnded(ReservationStatus.Expired));
        deal.When(ReservationRules.Wake).ShouldBe(new ReservationEndStarted(ReservationStatus.Expired, null, null));
        deal.When(ReservationRules.Wake).ShouldChangeNothing();
    }

    [Fact]
    public void End_only_moves_later()
    {
        var deal = Placed();
        Extend(deal, Ends).ShouldChangeNothing();
        Extend(deal, Ends.AddMinutes(-1)).ShouldBeRefused(new ReservationCanOnlyGrow(Ends));
        Extend(deal, Ends.AddDays(1), reason: null).ShouldBeRefused(new ExtensionNeedsAReason());
        Extend(deal, Ends.AddDays(1)).ShouldBe(new ReservationExtended(Ends.AddDays(1), "staff", "financing"));
        ReservationRules.Due(deal.State).Should().Be(Ends.AddDays(1));
    }

    [Fact]
    public void Staff_move_an_appointment_with_a_reason_that_is_kept_with_their_name()
    {
        var deal = Placed();
        MoveAppointment Wish(MoveReason? reason) => new(CommandId.New(), Tuesday, 1, "staff-1", reason);
        deal.When((r, now) => ReservationRules.StartMove(r, Wish(null), now)).ShouldBeRefused(new MoveNeedsAReason());
        deal.When((r, now) => ReservationRules.StartMove(r, Wish(MoveReason.Team), now)).ShouldBe(new AppointmentMoveStarted(Tuesday.ToString(), 1, "staff-1", "team"));
        deal.When((r, _) => ReservationRules.FinishMove(r, 1)).ShouldBe(new AppointmentMoved(Monday.ToString(), Tuesday.ToString(), "staff-1", "team"));
        var written = ReservationEventTypes.All.Write(new AppointmentMoved("a", "b", "staff-1", "team"));
        ReservationEventTypes.All.Read(written).Should().Be(new AppointmentMoved("a", "b", "staff-1", "team"));
    }

    [Fact]
    public void Appointment_moves_in_two_steps()
    {
        var deal = Placed();
        Move(deal, Tuesday).ShouldBe(new AppointmentMoveStarted(Tuesday.ToString(), 1));
        Move(deal, Tuesday).ShouldChangeNothing();
        deal.State.Slot.Should().Be(Monday, "the old one is kept until the new one is booked");
        deal.When((r, _) => ReservationRules.FinishMove(r, 1)).ShouldBe(
            new AppointmentMoved(Monday.ToString(), Tuesday.ToString()));
        deal.When((r, _) => ReservationRules.FinishMove(r, 1)).ShouldChangeNothing();
        deal.State.Slot.Should().Be(Tuesday);
    }

    [Fact]
    public void Slot_that_a_move_left_is_given_back_as_due_work()
    {
        var deal = Placed();
        Move(deal, Tuesday);
        deal.When((r, _) => ReservationRules.FinishMove(r, 1));
        var left = new LeftSlot(Monday, 1);
        deal.State.GivingBack.Should().Equal(left);
        ReservationRules.Due(deal.State).Should().Be(Noon + ReservationRules.AgainAfter);
        deal.When((r, _) => ReservationRules.GiveBack(r, left)).ShouldBe(new AppointmentSlotGivenBack(Monday.ToString(), 1));
        deal.When((r, _) => ReservationRules.GiveBack(r, left)).ShouldChangeNothing();
        ReservationRules.Due(deal.State).Should().Be(Ends);
    }

    [Fact]
    public void Move_that_failed_stays_failed_whoever_booked_its_slot_meanwhile()
    {
        var deal = Placed();
        Move(deal, Tuesday);
        deal.When((r, _) => ReservationRules.FailMove(r, 1)).ShouldBe(new AppointmentMoveFailed());
        deal.When((r, _) => ReservationRules.FinishMove(r, 1)).ShouldChangeNothing();
        deal.State.Slot.Should().Be(Monday);
        deal.State.GivingBack.Should().Equal(new LeftSlot(Tuesday, 1));
    }

    [Fact]
    public void Earlier_move_to_the_same_slot_does_not_finish_a_later_one()
    {
        var deal = Placed();
        Move(deal, Tuesday);
        deal.When((r, _) => ReservationRules.FailMove(r, 1));
        Move(deal, Tuesday);
        deal.When((r, _) => ReservationRules.FinishMove(r, 1)).ShouldChangeNothing();
        deal.When((r, _) => ReservationRules.FailMove(r, 1)).ShouldChangeNothing();
        deal.When((r, _) => ReservationRules.FinishMove(r, 2)).ShouldBe(new AppointmentMoved(Monday.ToString(), Tuesday.ToString()));
    }

    [Fact]
    public void End_waits_until_the_slot_of_an_unfinished_move_is_given_back()
    {
        var deal = Placed();
        Move(deal, Tuesday);
        End(deal, ReservationStatus.Completed);
        deal.When((r, _) => ReservationRules.FinishMove(r, 1)).ShouldChangeNothing();
        deal.When((r, _) => ReservationRules.FinishEnd(r)).ShouldChangeNothing();
        deal.When((r, _) => ReservationRules.GiveBack(r, new(Tuesday, 1)));
        deal.When((r, _) => ReservationRules.FinishEnd(r)).ShouldBe(new ReservationEnded(ReservationStatus.Completed));
        deal.State.Slot.Should().Be(Monday);
    }

    [Fact]
    public void Second_move_waits_for_the_first()
    {
        var deal = Placed();
        Move(deal, Tuesday);
        Move(deal, Wednesday).ShouldBeRefused(new AppointmentIsMoving());
        Move(deal, Monday).ShouldBeRefused(new AppointmentIsMoving());
    }

    [Fact]
    public void Move_to_the_same_slot_changes_nothing() => Move(Placed(), Monday).ShouldChangeNothing();

    [Fact]
    public void Move_to_another_projects_slot_is_refused() =>
        Move(Placed(), Monday with { Project = new("p2") }).ShouldBeRefused(new SlotIsNotOffered());

    [Fact]
    public void Appointment_is_given_up_by_a_move_to_none() => Move(Placed(), null).ShouldBe(new AppointmentMoveStarted(null, 1));

    private static ReservationStatus Other(ReservationStatus status) =>
        status == ReservationStatus.Withdrawn ? ReservationStatus.Completed : ReservationStatus.Withdrawn;

    private static Deal Placed()
    {
        var deal = new Deal("reservation-1");
        Place(deal);
        return deal;
    }

    private static Decision<ReservationEvent> Place(Deal deal, DateTimeOffset? ends = null) => deal.When((r, _) => ReservationRules.Place(
        r, new(Command, Ann, Unit, Project, Community, AnnContact, ContactKind.Customer, Deposit, Monday, ends ?? Ends, 0)));

    private static Decision<ReservationEvent> Abandon(Deal deal) =>
        deal.When((r, _) => ReservationRules.Abandon(r, new(Command, "slot.taken")));

    private static Decision<ReservationEvent> End(Deal deal, ReservationStatus status, ReversalReason? reason = ReversalReason.Duplicate) =>
        deal.When((r, now) => ReservationRules.End(r, new(Command, status, reason, null), now));

    private static Decision<ReservationEvent> Extend(Deal deal, DateTimeOffset endsAt, ExtendReason? reason = ExtendReason.Financing) =>
        deal.When((r, now) => ReservationRules.Extend(r, new(Command, endsAt, "staff", reason), now));

    private static Decision<ReservationEvent> Move(Deal deal, SlotKey? slot) =>
        deal.When((r, now) => ReservationRules.StartMove(r, new(Command, slot, 1), now));
}
