using CustomerConnect.Allowances;
using CustomerConnect.Grains;
using CustomerConnect.Grains.Allowances;
using static CustomerConnect.Tests.Some;
using Allowance = CustomerConnect.Tests.Given<
    CustomerConnect.Grains.Allowances.AllowanceAggregate, CustomerConnect.Grains.Allowances.AllowanceState,
    CustomerConnect.Grains.Allowances.AllowanceEvent>;

namespace CustomerConnect.Tests.Allowances;

/// <summary>How many homes at one time.</summary>
public sealed class AllowanceRulesTests
{
    [Fact]
    public void Claim_within_the_limit_counts_until_its_end()
    {
        var allowance = new Allowance("p1/ann");
        Claim(allowance, Ann).ShouldBe(new AllowanceClaimed(Ann, Unit, After(20), 1, false));
        Claim(allowance, Bob).ShouldBeRefused(new ReservationLimitIsReached(1));
        Claim(allowance.At(20), Bob).ShouldBe(new AllowanceClaimed(Bob, Unit, After(40), 1, false));
    }

    [Fact]
    public void Same_session_claims_one_home_and_moves_its_end()
    {
        var allowance = Claimed();
        Claim(allowance.At(1), Ann).ShouldBe(new AllowanceClaimed(Ann, Unit, After(21), 1, false));
        allowance.State.Claims.Should().HaveCount(1);
    }

    [Fact]
    public void Limit_of_none_is_refused() =>
        Claim(new("p1/ann"), Ann, limit: 0).ShouldBeRefused(new ReservationLimitIsReached(0));

    [Fact]
    public void Kept_claim_counts_for_ever()
    {
        var allowance = Claimed();
        Keep(allowance, Ann, First).ShouldBe(new AllowanceKept(Ann, Unit, First, 1));
        Keep(allowance, Ann, First).ShouldChangeNothing();
        Claim(allowance.At(100_000), Bob).ShouldBeRefused(new ReservationLimitIsReached(1));
    }

    [Fact]
    public void Claim_that_lapsed_is_kept_only_within_the_limit()
    {
        var allowance = Claimed();
        Claim(allowance.At(20), Bob);
        Keep(allowance, Ann, First).ShouldBeRefused(new ReservationLimitIsReached(1));
    }

    [Fact]
    public void Kept_claim_goes_with_its_reservation_alone()
    {
        var allowance = Claimed();
        Keep(allowance, Ann, First);
        Release(allowance, Ann, null).ShouldChangeNothing();
        Release(allowance, Ann, Second).ShouldChangeNothing();
        Claim(allowance, Ann).ShouldChangeNothing();
        Release(allowance, Ann, First).ShouldBe(new AllowanceReleased(Ann));
        Claim(allowance, Bob).ShouldBe(new AllowanceClaimed(Bob, Unit, After(20), 1, false));
    }

    [Fact]
    public void Keep_taken_back_counts_as_the_hold_did()
    {
        var allowance = Claimed();
        Keep(allowance, Ann, First);
        Unkeep(allowance, Ann, First).ShouldBe(new AllowanceUnkept(Ann, First, After(20)));
        Unkeep(allowance, Ann, First).ShouldChangeNothing();
        Claim(allowance, Bob).ShouldBeRefused(new ReservationLimitIsReached(1));
        Claim(allowance.At(20), Bob).ShouldBe(new AllowanceClaimed(Bob, Unit, After(40), 1, false));
    }

    [Fact]
    public void Keep_that_arrives_after_its_undo_is_refused()
    {
        var allowance = new Allowance("p1/ann");
        Unkeep(allowance, Ann, First);
        Keep(allowance, Ann, First).ShouldBeRefused(new SubmissionWasTakenBack());
        allowance.State.Claims.Should().BeEmpty("an undo that comes first claims nothing");
    }

    [Fact]
    public void Release_that_arrives_late_leaves_the_claim_for_another_home()
    {
        var allowance = Claimed();
        Release(allowance, Ann, null);
        Claim(allowance, Ann, unit: "u2").ShouldBe(new AllowanceClaimed(Ann, new("u2"), After(20), 1, false));
        Release(allowance, Ann, null).ShouldChangeNothing();
        Release(allowance, Ann, null, "u2").ShouldBe(new AllowanceReleased(Ann));
    }

    [Fact]
    public void Claim_on_another_home_changes_nothing_before_the_first_is_given_back()
    {
        var allowance = Claimed();
        Claim(allowance, Ann, unit: "u2").ShouldChangeNothing();
        AllowanceRules.Own(allowance.State, Ann, Noon)!.Unit.Should().Be(Unit, "it may be held by now, and only the claim remembers it");
        Claim(allowance.At(20), Ann, unit: "u2").ShouldBe(new AllowanceClaimed(Ann, new("u2"), After(40), 1, false));
    }

    [Fact]
    public void Offer_to_a_session_with_another_home_is_refused()
    {
        Claim(Claimed(), Ann, limit: 2, unit: "u2", offered: true).ShouldBeRefused(new AnotherHomeIsKept());
        var reserved = Claimed();
        Keep(reserved, Ann, First);
        Claim(reserved, Ann, limit: 2, unit: "u2", offered: true).ShouldBeRefused(new AnotherHomeIsKept());
        Claim(Claimed().At(20), Ann, unit: "u2", offered: true).Refusal.Should().BeNull("the other claim is over");
    }

    [Fact]
    public void Offer_beyond_the_limit_is_refused() =>
        Claim(Claimed(), Bob, offered: true).ShouldBeRefused(new ReservationLimitIsReached(1));

    [Fact]
    public void Offered_home_is_not_displaced_by_another_and_not_cut_short_by_its_own_hold()
    {
        var allowance = new Allowance("p1/ann");
        Claim(allowance, Ann, offered: true);
        Claim(allowance, Ann, limit: 2, unit: "u2").ShouldBeRefused(new AnotherHomeIsKept());
        allowance.When((a, now) => AllowanceRules.Claim(a, new(Command, Ann, After(5), 1, Unit), now)).ShouldChangeNothing();
        Claim(allowance.At(1), Ann).ShouldBe(new AllowanceClaimed(Ann, Unit, After(21), 1, false));
        Claim(allowance, Ann, unit: "u2").Refusal.Should().BeNull("the session took it up, and is to give it back first");
    }

    [Fact]
    public void Undo_of_another_submission_leaves_what_is_kept()
    {
        var allowance = Claimed();
        Keep(allowance, Ann, First);
        Unkeep(allowance, Ann, Second);
        Claim(allowance.At(100_000), Bob).ShouldBeRefused(new ReservationLimitIsReached(1));
    }

    private static Allowance Claimed()
    {
        var allowance = new Allowance("p1/ann");
        Claim(allowance, Ann);
        return allowance;
    }

    private static Decision<AllowanceEvent> Claim(Allowance allowance, SessionId session, int limit = 1, string unit = "u1", bool offered = false) =>
        allowance.When((a, now) => AllowanceRules.Claim(a, new(Command, session, now.AddMinutes(20), limit, new(unit), offered), now));

    private static Decision<AllowanceEvent> Keep(Allowance allowance, SessionId session, ReservationId id, int limit = 1) =>
        allowance.When((a, now) => AllowanceRules.Keep(a, new(Command, session, id, limit, Unit), now));

    private static Decision<AllowanceEvent> Unkeep(Allowance allowance, SessionId session, ReservationId id) =>
        allowance.When((a, _) => AllowanceRules.Unkeep(a, new(Command, session, id, After(20))));

    private static Decision<AllowanceEvent> Release(
        Allowance allowance, SessionId session, ReservationId? id, string unit = "u1") =>
        allowance.When((a, _) => AllowanceRules.Release(a, new(Command, session, id, new(unit))));
}
