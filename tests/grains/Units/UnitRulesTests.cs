using CustomerConnect.Grains.Units;
using CustomerConnect.Units;
using static CustomerConnect.Tests.Some;
using Home = CustomerConnect.Tests.Given<
    CustomerConnect.Grains.Units.UnitAggregate, CustomerConnect.Grains.Units.UnitState, CustomerConnect.Grains.Units.UnitEvent>;

namespace CustomerConnect.Tests.Units;

/// <summary>Who gets a home, by the clock.</summary>
public sealed class UnitRulesTests
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);
    private static readonly DateTimeOffset WeekLater = Noon + TimeSpan.FromDays(7);

    [Fact]
    public void Unknown_home_hold_is_refused() =>
        new Home("u1").Hold(Ann).ShouldBeRefused(new UnitIsUnknown());

    [Fact]
    public void Unreleased_home_hold_is_refused()
    {
        var home = new Home("u1");
        home.Offer(released: false);
        home.Hold(Ann).ShouldBeRefused(new UnitIsNotReleased());
    }

    [Fact]
    public void Free_home_hold_lasts_its_length() =>
        Free().Hold(Ann).ShouldBe(new HoldStarted(Ann, AnnContact, After(15)));

    [Fact]
    public void Held_home_same_session_keeps_its_hold()
    {
        var home = Held();
        home.At(5).Hold(Ann).ShouldChangeNothing();
        home.State.Hold!.Until.Should().Be(After(15));
    }

    [Fact]
    public void Held_home_other_session_is_refused() =>
        Held().At(14.99).Hold(Bob).ShouldBeRefused(new UnitIsBeingReserved(After(15)));

    [Fact]
    public void Hold_past_its_end_keeps_nobody_out() =>
        Held().At(15).Hold(Bob).ShouldBe(new HoldLapsed(Ann, AnnContact), new HoldStarted(Bob, BobContact, After(30)));

    [Fact]
    public void Lapsed_hold_same_contact_waits_two_minutes_from_its_end()
    {
        var home = Held();
        home.At(16).When(UnitRules.Wake);
        home.At(16.99).Hold(Ann).ShouldBeRefused(new ContactMustWait(After(17)));
        home.At(17).Hold(Ann).ShouldBe(new HoldStarted(Ann, AnnContact, After(32)));
    }

    [Fact]
    public void Lapse_that_nobody_wrote_down_counts_for_the_wait() =>
        Held().At(16).Hold(Ann).ShouldBeRefused(new ContactMustWait(After(17)));

    [Fact]
    public void Hold_given_back_needs_no_wait()
    {
        var home = Held();
        home.At(1).Release(Ann).ShouldBe(new HoldReleased(Ann, "left"));
        home.At(1).Hold(Ann).ShouldBe(new HoldStarted(Ann, AnnContact, After(16)));
    }

    [Fact]
    public void Hold_of_another_is_not_given_back() => Held().Release(Bob).ShouldChangeNothing();

    [Fact]
    public void Hold_ended_by_staff_frees_the_home_and_is_due_until_the_session_knows()
    {
        var home = Held();
        home.At(1).EndHold(Ann).ShouldBe(new HoldEndedByStaff(Ann, "askedfor", "staff-1"));
        home.EndHold(Ann).ShouldChangeNothing();
        home.Hold(Bob).ShouldBe(new HoldStarted(Bob, BobContact, After(16)));
        UnitRules.Due(home.State).Should().Be(After(1));
        home.Tell(Ann).ShouldBe(new SessionTold(Ann));
        home.Tell(Ann).ShouldChangeNothing();
        UnitRules.Due(home.State).Should().Be(After(16));
    }

    [Fact]
    public void Hold_of_another_is_not_ended_by_staff() => Held().EndHold(Bob).ShouldChangeNothing();

    [Fact]
    public void Hold_given_back_after_its_end_has_lapsed() =>
        Held().At(15).Release(Ann).ShouldBe(new HoldLapsed(Ann, AnnContact));

    [Fact]
    public void Extension_is_granted_once()
    {
        var home = Held();
        home.At(10).Extend(Ann).ShouldBe(new HoldExtended(After(20)));
        home.At(11).Extend(Ann).ShouldBeRefused(new HoldWasExtendedBefore());
    }

    [Fact]
    public void Extension_after_the_end_is_refused() => Held().At(15).Extend(Ann).ShouldBeRefused(new HoldHasEnded());

    [Fact]
    public void Extension_by_another_is_refused() => Held().Extend(Bob).ShouldBeRefused(new HoldHasEnded());

    [Fact]
    public void Held_home_is_reserved_by_its_holder() =>
        Held().Reserve(Ann, First).ShouldBe(new UnitReserved(First, Ann, AnnContact, WeekLater));

    [Fact]
    public void Reservation_after_the_hold_is_refused() => Held().At(15).Reserve(Ann, First).ShouldBeRefused(new HoldHasEnded());

    [Fact]
    public void Reservation_without_the_hold_is_refused() =>
        Held().Reserve(Bob, First).ShouldBeRefused(new UnitIsBeingReserved(After(15)));

    [Fact]
    public void Same_reservation_again_changes_nothing() => Reserved().Reserve(Ann, First).ShouldChangeNothing();

    [Fact]
    public void Reserved_home_hold_is_refused() => Reserved().Hold(Bob).ShouldBeRefused(new UnitIsReserved(WeekLater));

    [Fact]
    public void Reservation_past_its_end_keeps_nobody_out()
    {
        var home = Reserved();
        home.Now = WeekLater;
        home.Hold(Bob).ShouldBe(new UnitFreed(First, "expired"), new HoldStarted(Bob, BobContact, WeekLater + Quarter));
    }

    [Fact]
    public void Undo_gives_the_hold_back_and_shuts_the_door()
    {
        var home = Reserved();
        home.At(5).Undo(First).ShouldBe(new UnitReservationUndone(First));
        home.State.HoldAt(After(5)).Should().Be(new HoldState(Ann, AnnContact, After(15), false));
        home.Reserve(Ann, First).ShouldBeRefused(new HoldHasEnded());
        home.Reserve(Ann, Second).ShouldBe(new UnitReserved(Second, Ann, AnnContact, WeekLater));
    }

    [Fact]
    public void Undo_that_comes_first_shuts_the_door()
    {
        var home = Held();
        home.Undo(First).ShouldBe(new UnitReservationUndone(First));
        home.Undo(First).ShouldChangeNothing();
        home.Reserve(Ann, First).ShouldBeRefused(new HoldHasEnded());
        home.State.Hold.Should().NotBeNull("another submission's undo takes no hold");
    }

    [Fact]
    public void Undo_after_the_hold_lapses_it_and_serves_the_queue()
    {
        var home = Reserved();
        home.Join(Bob);
        home.At(20).Undo(First).ShouldBe(
            new UnitReservationUndone(First), new HoldLapsed(Ann, AnnContact));
    }

    [Fact]
    public void Ended_reservation_frees_the_home() =>
        Reserved().Free(First).ShouldBe(new UnitFreed(First, "withdrawn"));

    [Fact]
    public void Other_reservation_frees_nothing() => Reserved().Free(Second).ShouldChangeNothing();

    [Fact]
    public void Sale_by_its_reservation_is_final()
    {
        var home = Reserved();
        home.Sell(First).ShouldBe(new UnitSold(First));
        home.Sell(First).ShouldChangeNothing();
        home.Hold(Bob).ShouldBeRefused(new UnitIsSold());
        home.Offer(sold: false).ShouldBeRefused(new UnitIsSold());
    }

    [Fact]
    public void Sale_by_another_reservation_is_refused() =>
        Reserved().Sell(Second).ShouldBeRefused(new ReservationDoesNotHoldUnit());

    [Fact]
    public void Reservation_end_moves_for_its_reservation_alone()
    {
        var home = Reserved();
        home.ExtendReservation(Second, WeekLater.AddDays(1)).ShouldBeRefused(new ReservationDoesNotHoldUnit());
        home.ExtendReservation(First, WeekLater.AddDays(1)).ShouldBe(new UnitReservationExtended(First, WeekLater.AddDays(1)));
    }

    [Fact]
    public void Reservation_end_that_arrives_late_takes_no_days_away()
    {
        var home = Reserved();
        home.ExtendReservation(First, WeekLater.AddDays(5));
        home.ExtendReservation(First, WeekLater.AddDays(3)).ShouldChangeNothing();
        home.State.Reservation!.EndsAt.Should().Be(WeekLater.AddDays(5));
    }

    [Fact]
    public void Home_in_somebodys_hands_keeps_its_release_and_is_not_sold_elsewhere()
    {
        Held().Offer(released: false).ShouldBeRefused(new UnitIsTaken(UnitStatus.OnHold, After(15)));
        Reserved().Offer(sold: true).ShouldBeRefused(new UnitIsTaken(UnitStatus.InProgress, WeekLater));
        Reserved().Offer(price: new Money(1, "USD")).ShouldBe(new UnitPriced(new Money(1, "USD")));
    }

    [Fact]
    public void Sold_elsewhere_and_back_again()
    {
        var home = Free();
        home.Offer(sold: true).ShouldBe(new UnitSold(null));
        home.Hold(Ann).ShouldBeRefused(new UnitIsSold());
        home.Offer(sold: false).ShouldBe(new UnitSaleTakenBack());
        home.Hold(Ann).ShouldBe(new HoldStarted(Ann, AnnContact, After(15)));
    }

    [Fact]
    public void Same_offer_again_changes_nothing()
    {
        var home = Free();
        home.Offer(released: true, price: Price).ShouldChangeNothing();
    }

    private static Home Free()
    {
        var home = new Home("u1");
        home.Offer(released: true, price: Price);
        return home;
    }

    private static Home Held()
    {
        var home = Free();
        home.Hold(Ann);
        return home;
    }

    private static Home Reserved()
    {
        var home = Held();
        home.Reserve(Ann, First);
        return home;
    }
}
