using CustomerConnect.Grains.Identity;
using CustomerConnect.Identity;
using static CustomerConnect.Tests.Some;
using Person = CustomerConnect.Tests.Given<
    CustomerConnect.Grains.Identity.IdentityAggregate, CustomerConnect.Grains.Identity.IdentityState, CustomerConnect.Grains.Identity.IdentityEvent>;

namespace CustomerConnect.Tests.Identity;

/// <summary>From a confirmed device to a verified identity.</summary>
public sealed class IdentityRulesTests
{
    private static readonly IdentityCheckId One = new("check-1"), Two = new("check-2");

    [Fact]
    public void Check_stays_closed_until_the_device_is_confirmed_and_the_profile_filled_in()
    {
        var person = new Person("contact-ann");
        Start(person, One).ShouldBeRefused(new IdentityHasNotBegun());
        person.When((p, _) => IdentityRules.CompleteProfile(p)).ShouldBeRefused(new IdentityHasNotBegun());
        Begin(person).ShouldBe(new IdentityBegun(Community));
        Begin(person).ShouldChangeNothing();
        person.State.Status.Should().Be(IdentityStatus.InProgress);
        Start(person, One).ShouldBeRefused(new ProfileIsIncomplete());
        person.When((p, _) => IdentityRules.CompleteProfile(p)).ShouldBe(new IdentityProfileCompleted());
        person.When((p, _) => IdentityRules.CompleteProfile(p)).ShouldChangeNothing();
        Start(person, One).ShouldBe(new IdentityCheckStarted(One));
    }

    [Fact]
    public void Second_start_goes_on_with_the_check_under_way()
    {
        var person = Checking();
        Start(person, Two).ShouldChangeNothing();
        person.State.Check!.Id.Should().Be(One);
        person.When((p, _) => IdentityRules.Open(p, One, "vs_1")).ShouldBe(new IdentityCheckOpened(One, "vs_1"));
        person.When((p, _) => IdentityRules.Open(p, One, "vs_1")).ShouldChangeNothing();
    }

    [Fact]
    public void Verified_is_the_end_of_it()
    {
        var person = Checking();
        Conclude(person, One, null).ShouldBe(new IdentityVerified(One));
        Conclude(person, One, "not-verified").ShouldChangeNothing();
        Start(person, Two).ShouldBeRefused(new IdentityIsVerified());
        person.State.Status.Should().Be(IdentityStatus.Verified);
        IdentityRules.Due(person.State).Should().BeNull();
    }

    [Fact]
    public void Failed_check_may_be_tried_again_and_its_late_outcome_changes_nothing()
    {
        var person = Checking();
        Conclude(person, One, "face-mismatch").ShouldBe(new IdentityCheckFailed(One, "face-mismatch"));
        (person.State.Status, person.State.Failure).Should().Be((IdentityStatus.Failed, "face-mismatch"));
        Start(person, Two).ShouldBe(new IdentityCheckStarted(Two));
        Conclude(person, One, null).ShouldChangeNothing();
        person.State.Status.Should().Be(IdentityStatus.InProgress);
        Conclude(person, Two, null).ShouldBe(new IdentityVerified(Two));
    }

    [Fact]
    public void Check_that_nobody_finishes_is_due_after_a_day_and_can_be_given_up_and_begun_anew()
    {
        var person = Checking();
        IdentityRules.Due(person.State).Should().Be(Noon + IdentityRules.CheckLasts);
        person.When((p, _) => IdentityRules.Cancel(p, Two, "expired")).ShouldChangeNothing();
        person.When((p, _) => IdentityRules.Cancel(p, One, "expired")).ShouldBe(new IdentityCheckCancelled(One, "expired"));
        person.State.Status.Should().Be(IdentityStatus.Cancelled);
        Start(person, Two).ShouldBe(new IdentityCheckStarted(Two));
    }

    [Fact]
    public void Only_so_many_checks_are_started_in_a_day()
    {
        var person = Ready();
        for (var i = 0; i < IdentityRules.MostChecksADay; i++)
        {
            var check = new IdentityCheckId($"check-{i}");
            Start(person.At(i), check).ShouldBe(new IdentityCheckStarted(check));
            Conclude(person, check, "not-verified");
        }

        Start(person.At(60), Two).ShouldBeRefused(new TooManyChecks(Noon.AddDays(1)));
        Start(person.At(24 * 60), Two).ShouldBe(new IdentityCheckStarted(Two));
        Conclude(person, Two, "not-verified");
        Start(person, One).ShouldBeRefused(new TooManyChecks(After(1).AddDays(1)));
    }

    [Fact]
    public void Staff_verify_in_person_whatever_has_been_before_and_that_is_final()
    {
        var person = Checking();
        var wish = new VerifyIdentityByStaff(Command, "staff-1", IdentityDocument.Passport, "2026-1");
        var verified = new IdentityVerifiedByStaff("staff-1", IdentityDocument.Passport, "2026-1");
        person.When((p, _) => IdentityRules.VerifyByStaff(p, wish)).ShouldBe(new IdentityCheckCancelled(One, "verified-by-staff"), verified);
        person.When((p, _) => IdentityRules.VerifyByStaff(p, wish)).ShouldChangeNothing();
        Start(person, Two).ShouldBeRefused(new IdentityIsVerified());
        new Person("contact-bob").When((p, _) => IdentityRules.VerifyByStaff(p, wish)).ShouldBe(verified);
        person.State.Status.Should().Be(IdentityStatus.VerifiedByStaff);
    }

    [Fact]
    public void Who_has_not_begun_begins_where_staff_verify_them()
    {
        var person = new Person("contact-ann");
        person.When((p, _) => IdentityRules.VerifyByStaff(p, new(Command, "staff-1", IdentityDocument.Passport, "2026-1", Community))).ShouldBe(
            new IdentityBegun(Community), new IdentityVerifiedByStaff("staff-1", IdentityDocument.Passport, "2026-1"));
        person.State.Community.Should().Be(Community);
    }

    [Fact]
    public void What_is_verified_is_verified_anew_from_the_profile_on_and_only_then()
    {
        var person = Checking();
        var wish = new ReopenIdentity(Command, "staff-1", ReopenReason.NameChanged);
        person.When((p, _) => IdentityRules.Reopen(p, wish)).ShouldBeRefused(new IdentityIsNotVerified());
        Conclude(person, One, null);
        person.When((p, _) => IdentityRules.Reopen(p, wish with { Note = new string('x', 2_001) })).ShouldBeRefused(new CustomerConnect.Reservations.NoteIsTooLong(2_000));
        person.When((p, _) => IdentityRules.Reopen(p, wish)).ShouldBe(new IdentityReopened("staff-1", "namechanged"));
        person.State.Status.Should().Be(IdentityStatus.InProgress);
        Start(person, Two).ShouldBeRefused(new ProfileIsIncomplete());
        Conclude(person, One, "not-verified").ShouldChangeNothing();
        person.When((p, _) => IdentityRules.CompleteProfile(p)).ShouldBe(new IdentityProfileCompleted());
        Start(person, Two).ShouldBe(new IdentityCheckStarted(Two));
    }

    private static Person Ready()
    {
        var person = new Person("contact-ann");
        Begin(person);
        person.When((p, _) => IdentityRules.CompleteProfile(p));
        return person;
    }

    private static Person Checking()
    {
        var person = Ready();
        Start(person, One);
        return person;
    }

    private static Grains.Decision<IdentityEvent> Begin(Person person) => person.When((p, _) => IdentityRules.Begin(p, new(Command, Community)));

    private static Grains.Decision<IdentityEvent> Start(Person person, IdentityCheckId check) =>
        person.When((p, now) => IdentityRules.StartCheck(p, new(Command, check, "/id/x"), now));

    private static Grains.Decision<IdentityEvent> Conclude(Person person, IdentityCheckId check, string? failure) =>
        person.When((p, _) => IdentityRules.Conclude(p, check, failure));
}
