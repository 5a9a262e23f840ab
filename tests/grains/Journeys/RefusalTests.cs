using CustomerConnect.Allowances;
using CustomerConnect.Deposits;
using CustomerConnect.Sessions;
using CustomerConnect.Slots;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.TestSupport;
using CustomerConnect.Units;
using static CustomerConnect.Tests.Visitor;

namespace CustomerConnect.Tests.Journeys;

/// <summary>What is lost is said, and everything else is kept.</summary>
public sealed class RefusalTests
{
    [Theory, BothDatabases]
    public async Task Slot_taken_at_submit_keeps_hold_and_money_and_asks_for_another(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        world.Catalog.Set(s => s with { PhoneCapacity = 1 });
        var ann = await world.Visitor("ann").ReadyAsync("u1");
        await world.Visitor("bob").ReservedAsync("u2");

        (await ann.SubmitAsync()).Refusal.Should().Be(new SlotIsTaken());

        var after = await ann.Session.Look();
        after.Should().Match<SessionSnapshot>(s => s.Status == SessionStatus.Holding && s.Slot == null && s.Lost == "slot.taken");
        after.Deposit!.Status.Should().Be(DepositStatus.Paid);
        (await world.Unit("u1").Look()).Session.Should().Be(ann.Id);
        Accept(await ann.ChooseAsync(ann.Slot(1)));
        Accept(await ann.SubmitAsync()).Deposit!.Status.Should().Be(DepositStatus.Settled);
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Home_lost_before_submit_returns_the_money_and_keeps_the_rest(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").ReadyAsync("u1");
        world.Clock.Advance(TimeSpan.FromMinutes(15));
        await world.Visitor("bob").HoldingAsync("u1");

        (await ann.SubmitAsync()).Refusal.Should().BeOfType<ChecklistIsNotClear>();
        await world.PassAsync(TimeSpan.Zero);

        var after = await ann.Session.Look();
        after.Should().Match<SessionSnapshot>(s => s.Lost == "unit.hold-ended" && s.Slot != null && s.Contact == ann.Contact);
        after.Deposit!.Status.Should().Be(DepositStatus.Returned);
        world.Payments.Kept.Should().Be(0);
        Accept(await ann.SelectAsync("u2"));
        Accept(await ann.OpenAsync());
        Accept(await ann.PayAsync());
        Accept(await ann.SubmitAsync());
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Home_that_somebody_holds_is_refused_and_said_so(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        await world.Visitor("bob").HoldingAsync("u1");
        var ann = await world.Visitor("ann").StartAsync();
        Accept(await ann.SelectAsync("u1"));
        Accept(await ann.SignInAsync());

        (await ann.OpenAsync()).Refusal.Should().Be(new UnitIsBeingReserved(Some.After(15)));

        (await ann.Session.Look()).Lost.Should().Be("unit.being-reserved");
        (await world.Store.ScalarAsync("select claims from allowance_view where contact_id = 'contact-ann'")).Should().Be(0L);
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Second_home_beyond_the_limit_is_refused_in_another_browser(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        await world.Visitor("ann").ReservedAsync("u1");
        var again = new Visitor(world, world.Host, "ann-2") { Contact = new("contact-ann") };
        await again.StartAsync();
        Accept(await again.SelectAsync("u2"));
        Accept(await again.SignInAsync());

        (await again.OpenAsync()).Refusal.Should().Be(new ReservationLimitIsReached(1));
        (await world.Unit("u2").Look()).Status.Should().Be(UnitStatus.Available);
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Declined_card_leaves_the_hold_and_another_is_tried(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").HoldingAsync();

        var declined = Accept(await ann.PayAsync("declined"));

        declined.CanSubmit.Should().BeFalse();
        declined.Deposit!.Attempts.Should().ContainSingle().Which.Failure.Should().Be("declined");
        (await ann.SubmitAsync()).Refusal.Should().BeOfType<ChecklistIsNotClear>().Which.Missing.Should().Equal(ChecklistItem.Deposit);
        Accept(await ann.PayAsync());
        Accept(await ann.SubmitAsync());
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Hold_that_lapses_returns_the_deposit_and_the_contact_waits(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").ReadyAsync();
        await world.PassAsync(TimeSpan.FromMinutes(15));

        (await ann.DepositAsync()).Should().Be(DepositStatus.Returned);
        world.Payments.Kept.Should().Be(0);
        (await world.Unit("u1").Look()).Status.Should().Be(UnitStatus.Available);
        (await ann.OpenAsync()).Refusal.Should().Be(new ContactMustWait(Some.After(17)));
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Refund_that_does_not_get_through_is_tried_until_it_does(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").ReadyAsync();
        world.Payments.RefusesReturns = true;
        Accept(await ann.Session.LeaveCheckout(new(Some.Command, new("u1"), "left")));
        (await ann.DepositAsync()).Should().Be(DepositStatus.Returning);
        await world.PassAsync(TimeSpan.FromMinutes(2));
        world.Payments.RefusesReturns = false;
        await world.PassAsync(TimeSpan.FromSeconds(6));

        (await ann.DepositAsync()).Should().Be(DepositStatus.Returned);
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Answer_lost_on_its_way_is_found_by_our_id(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").HoldingAsync();
        Accept(await ann.PayAsync("lost")).Deposit!.Status.Should().Be(DepositStatus.Pending);
        await world.PassAsync(TimeSpan.FromSeconds(15));

        Accept(await ann.SubmitAsync()).Deposit!.Status.Should().Be(DepositStatus.Settled);
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Bank_confirmed_after_another_card_paid_charges_nothing(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").HoldingAsync();
        var asked = Accept(await ann.PayAsync("bank"));
        asked.HoldExtended.Should().BeTrue();
        Accept(await ann.PayAsync());
        world.Payments.ConfirmAtBank(asked.Deposit!.Attempts[^1].Attempt.Value);
        Accept(await ann.SubmitAsync());

        world.Payments.Kept.Should().Be(250_000);
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Another_home_chosen_gives_the_hold_up_and_returns_the_money(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").ReadyAsync("u1");

        Accept(await ann.SelectAsync("u2"));

        (await world.Unit("u1").Look()).Status.Should().Be(UnitStatus.Available);
        world.Payments.Kept.Should().Be(0);
        Accept(await ann.OpenAsync()).HoldUntil.Should().Be(Some.After(15));
        await world.ShouldBeSoundAsync();
    }

    [Theory]
    [InlineData(DepositRequirement.None, DepositRequirement.Required, 0)]
    [InlineData(DepositRequirement.Required, DepositRequirement.None, 250_000)]
    [InlineData(DepositRequirement.Required, DepositRequirement.Required, 250_000)]
    public async Task Settings_changed_during_a_hold_change_nothing_for_it(DepositRequirement then, DepositRequirement now, long kept)
    {
        await using var world = await World.StartAsync(Dialect.Sqlite);
        world.Catalog.Set(s => s with { CustomerDeposit = then });
        var ann = await world.Visitor("ann").HoldingAsync();
        world.Catalog.Set(s => s with { CustomerDeposit = now, CustomerDepositCents = 990_000, DepositMode = DepositMode.Intent });
        if (then == DepositRequirement.Required)
        {
            Accept(await ann.PayAsync());
        }

        (await ann.Session.Look()).CanSubmit.Should().BeTrue();
        Accept(await ann.SubmitAsync()).Reservation.Should().NotBeNull();
        world.Payments.Kept.Should().Be(kept);
        await world.ShouldBeSoundAsync();
    }
}
