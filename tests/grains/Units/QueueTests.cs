using System.Globalization;
using CustomerConnect.Grains.Units;
using CustomerConnect.Units;
using static CustomerConnect.Tests.Some;
using Home = CustomerConnect.Tests.Given<
    CustomerConnect.Grains.Units.UnitAggregate, CustomerConnect.Grains.Units.UnitState, CustomerConnect.Grains.Units.UnitEvent>;

namespace CustomerConnect.Tests.Units;

/// <summary>Who waits for a home, and whose turn it is.</summary>
public sealed class QueueTests
{
    private const double DayMinutes = 24 * 60;

    [Fact]
    public void Free_home_queue_is_refused()
    {
        var home = new Home("u1");
        home.Offer(released: true);
        home.Join(Bob).ShouldBeRefused(new UnitIsFree());
    }

    [Fact]
    public void Unreleased_or_unknown_or_sold_home_queue_is_refused()
    {
        var home = new Home("u1");
        home.Join(Bob).ShouldBeRefused(new UnitIsUnknown());
        home.Offer(released: false);
        home.Join(Bob).ShouldBeRefused(new UnitIsNotReleased());
        home.Offer(sold: true);
        home.Join(Bob).ShouldBeRefused(new UnitIsSold());
    }

    [Fact]
    public void Joining_twice_is_one_place()
    {
        var home = HeldByAnn();
        home.Join(Bob).ShouldBe(new QueueJoined(Bob, BobContact, TimeSpan.FromHours(24), 1));
        home.Join(Bob).ShouldChangeNothing();
    }

    [Fact]
    public void Second_session_of_the_same_contact_is_no_second_place()
    {
        var home = HeldByAnn();
        home.Join(Bob);
        home.When((u, now) => UnitRules.JoinQueue(u, new(Command, Cid, BobContact, TimeSpan.FromHours(24), 1), now)).ShouldChangeNothing();
        home.When((u, now) => UnitRules.JoinQueue(u, new(Command, Cid, AnnContact, TimeSpan.FromHours(24), 1), now)).ShouldChangeNothing();
    }

    [Fact]
    public void Holder_does_not_wait_for_itself() => HeldByAnn().Join(Ann).ShouldChangeNothing();

    [Fact]
    public void Full_queue_is_refused()
    {
        var home = HeldByAnn();
        for (var i = 0; i < UnitRules.LongestQueue; i++)
        {
            home.Join(new(string.Create(CultureInfo.InvariantCulture, $"session-{i}")));
        }

        home.Join(Bob).ShouldBeRefused(new QueueIsFull());
    }

    [Fact]
    public void Next_in_line_gets_a_home_given_back_and_then_the_one_after()
    {
        var home = HeldByAnn();
        home.Join(Bob);
        home.Join(Cid);
        home.OfferToNext().ShouldChangeNothing();
        home.At(1).Release(Ann).ShouldBe(new HoldReleased(Ann, "left"));
        UnitRules.Due(home.State).Should().Be(After(1) + UnitRules.OfferAfter, "whoever frees it may not live to offer it");
        home.OfferToNext().ShouldBe(new QueueOffered(Bob, BobContact, After(1 + DayMinutes)));
        home.At(1 + DayMinutes).When(UnitRules.Wake).ShouldBe(new HoldLapsed(Bob, BobContact));
        home.OfferToNext().ShouldBe(new QueueOffered(Cid, ContactOf(Cid), After(1 + (2 * DayMinutes))));
    }

    [Fact]
    public void Who_is_passed_over_has_lost_the_place_to_the_one_after()
    {
        var home = HeldByAnn();
        home.Join(Bob);
        home.Join(Cid);
        home.Release(Ann);
        var bob = UnitRules.NextInLine(home.State)!;
        home.When((u, _) => UnitRules.PassOver(u, bob, "allowance.limit-reached")).ShouldBe(new QueuePassedOver(Bob, "allowance.limit-reached"));
        home.When((u, _) => UnitRules.OfferTo(u, bob, After(1))).ShouldChangeNothing();
        home.OfferToNext().ShouldBe(new QueueOffered(Cid, ContactOf(Cid), After(DayMinutes)));
    }

    [Fact]
    public void Free_home_with_a_queue_is_nobody_elses()
    {
        var home = HeldByAnn();
        home.Join(Bob);
        home.Release(Ann);
        home.Hold(Cid).ShouldBeRefused(new UnitIsBeingReserved(After(DayMinutes)));
    }

    [Fact]
    public void Offer_is_a_hold_that_is_not_extended()
    {
        var home = HeldByAnn();
        home.Join(Bob);
        home.Release(Ann);
        home.OfferToNext();
        home.Hold(Bob).ShouldChangeNothing();
        home.Extend(Bob).ShouldBeRefused(new HoldWasExtendedBefore());
        home.Reserve(Bob, First).ShouldBe(new UnitReserved(First, Bob, BobContact, Noon + TimeSpan.FromDays(7)));
    }

    [Fact]
    public void Stranger_does_not_jump_the_queue_of_a_lapsed_hold()
    {
        var home = HeldByAnn();
        home.Join(Bob);
        home.At(15).Hold(Cid).ShouldBeRefused(new UnitIsBeingReserved(After(15 + DayMinutes)));
        home.At(15).Hold(Bob).ShouldBe(new HoldLapsed(Ann, AnnContact), new HoldStarted(Bob, BobContact, After(30)));
        home.State.Queue.Should().BeEmpty();
    }

    [Fact]
    public void Leaving_gives_the_place_up()
    {
        var home = HeldByAnn();
        home.Join(Bob);
        home.Leave(Bob).ShouldBe(new QueueLeft(Bob));
        home.Leave(Bob).ShouldChangeNothing();
        home.Release(Ann).ShouldBe(new HoldReleased(Ann, "left"));
    }

    [Fact]
    public void Home_that_comes_back_for_sale_serves_its_queue()
    {
        var home = HeldByAnn();
        home.Join(Bob);
        home.At(20).Offer(sold: true).ShouldBe(new HoldLapsed(Ann, AnnContact), new UnitSold(null));
        home.Offer(sold: false).ShouldBe(new UnitSaleTakenBack());
        home.OfferToNext().ShouldBe(new QueueOffered(Bob, BobContact, After(20 + DayMinutes)));
    }

    [Fact]
    public void Home_that_is_released_again_serves_its_queue()
    {
        var home = HeldByAnn();
        home.Join(Bob);
        home.At(20).Offer(released: false).ShouldBe(new HoldLapsed(Ann, AnnContact), new UnitWithheld());
        home.Offer(released: true).ShouldBe(new UnitReleased());
        home.OfferToNext().ShouldBe(new QueueOffered(Bob, BobContact, After(20 + DayMinutes)));
    }

    private static Home HeldByAnn()
    {
        var home = new Home("u1");
        home.Offer(released: true, price: Price);
        home.Hold(Ann);
        return home;
    }
}
