using CustomerConnect.Grains;
using CustomerConnect.Grains.Sessions;
using CustomerConnect.Reservations;
using CustomerConnect.Sessions;
using CustomerConnect.Slots;
using CustomerConnect.Units;
using static CustomerConnect.Tests.Some;
using Visit = CustomerConnect.Tests.Given<
    CustomerConnect.Grains.Sessions.SessionAggregate, CustomerConnect.Grains.Sessions.SessionState,
    CustomerConnect.Grains.Sessions.SessionEvent>;

namespace CustomerConnect.Tests.Sessions;

/// <summary>What a visitor may do when.</summary>
public sealed class SessionRulesTests
{
    private static readonly Selection Home = new(Project, new("m1"), null, Unit);
    private static readonly Selection Other = Home with { Unit = new("u2") };
    private static readonly HoldObtained Hold = new(Unit, Project, After(15), false, Deposit);

    [Fact]
    public void Session_that_was_not_started_is_refused()
    {
        var visit = new Visit("session-ann");
        visit.When((s, now) => SessionRules.Select(s, Home, now)).ShouldBeRefused(new SessionIsUnknown());
        visit.When((s, now) => SessionRules.SignIn(s, new(Command, AnnContact, ContactKind.Customer, true), now))
            .ShouldBeRefused(new SessionIsUnknown());
    }

    [Fact]
    public void Starting_again_changes_nothing() => Start(Started()).ShouldChangeNothing();

    [Fact]
    public void Session_that_staff_take_in_person_says_who_does_and_whether_the_deposit_is_theirs()
    {
        var desk = new Visit("session-desk");
        var device = new Device("Sales center", "", "", false);
        desk.When((s, _) => SessionRules.Start(s, new(Command, new("~in-person"), new("v"), Community, "d1", Selection.None, device, new("staff-1", true)))).ShouldBe(
            new SessionStarted(new("~in-person"), new("v"), Community, "d1", Selection.None, device), new SessionTakenInPerson("staff-1", true));
        desk.State.InPerson.Should().Be(new TakenInPerson("staff-1", true));
        Start(desk).ShouldChangeNothing();
    }

    [Fact]
    public void Another_home_gives_the_hold_up()
    {
        var visit = Holding();
        Select(visit, Home).ShouldChangeNothing();
        Select(visit, Other).ShouldBe(new HoldEnded(Unit, "changed", 1), new SelectionChanged(Other));
    }

    [Fact]
    public void Another_home_chosen_after_the_hold_lapsed_is_not_the_one_that_was_lost()
    {
        var visit = Holding().At(15);
        Select(visit, Other).ShouldBe(new HoldEnded(Unit, "lapsed", 1), new SelectionChanged(Other));
        (visit.State.Lost, visit.State.Hold).Should().Be((null, null));
        visit.When(SessionRules.Wake).ShouldChangeNothing();
    }

    [Fact]
    public void Another_project_drops_the_slot_of_the_first()
    {
        var visit = Started();
        Select(visit, Home);
        visit.When((_, _) => new AppointmentChosen("p1/phone/20261123T1400Z"));
        Select(visit, Other);
        visit.State.Slot.Should().NotBeNull("it is the same project's");
        Select(visit, new(new("p2"), null, null, null));
        visit.State.Slot.Should().BeNull();
    }

    [Fact]
    public void Another_person_takes_over_the_choice_and_not_the_hold()
    {
        var visit = Holding();
        SignIn(visit, AnnContact).ShouldChangeNothing();
        SignIn(visit, BobContact).ShouldBe(
            new HoldEnded(Unit, "signed-out", 1), new ContactSignedIn(BobContact, ContactKind.Customer, true));
        visit.State.Selection.Should().Be(Home);
    }

    [Fact]
    public void Sign_out_gives_the_hold_up_and_keeps_the_choice()
    {
        var visit = Holding();
        visit.When(SessionRules.SignOut).ShouldBe(new HoldEnded(Unit, "signed-out", 1), new ContactSignedOut());
        visit.When(SessionRules.SignOut).ShouldChangeNothing();
        visit.State.Selection.Should().Be(Home);
    }

    [Fact]
    public void Who_comes_next_finds_the_choice_and_nothing_that_the_contact_did()
    {
        foreach (var leave in (Func<SessionState, DateTimeOffset, Decision<SessionEvent>>[])
            [SessionRules.SignOut, (s, now) => SessionRules.SignIn(s, new(Command, BobContact, ContactKind.Customer, true), now)])
        {
            var visit = Holding();
            visit.When((_, _) => new AppointmentChosen("p1/phone/20261123T1400Z"));
            visit.When((_, _) => new ClientsCounted(1, 1));
            visit.When(leave);
            visit.State.Should().Match<SessionState>(s =>
                s.Selection == Home && s.Slot == null && s.LastDeposit == null && s.ClientsComplete == 0 && s.ClientsUnfinished == 0);
        }
    }

    [Fact]
    public void Same_contact_who_registers_or_signs_in_keeps_everything()
    {
        var visit = Holding();
        visit.When((_, _) => new AppointmentChosen("p1/phone/20261123T1400Z"));
        visit.When((_, _) => new ClientsCounted(1, 0));
        visit.When((s, now) => SessionRules.SignIn(s, new(Command, AnnContact, ContactKind.RegisteredRealtor, true), now));
        visit.State.Should().Match<SessionState>(s => s.Slot != null && s.LastDeposit == Deposit && s.ClientsComplete == 1 && s.Hold != null);
    }

    [Fact]
    public void Clients_are_kept_by_a_registered_realtor_until_it_is_submitted()
    {
        var visit = Started();
        Count(visit).ShouldBeRefused(new SignInIsNeeded());
        visit.When((_, _) => new ContactSignedIn(AnnContact, ContactKind.UnregisteredRealtor, false));
        Count(visit).ShouldBeRefused(new SignInIsNeeded());
        visit.When((_, _) => new ContactSignedIn(AnnContact, ContactKind.UnregisteredRealtor, true));
        Count(visit).ShouldBe(new ClientsCounted(1, 0));
        Count(visit).ShouldChangeNothing();
        Count(Ready()).ShouldBeRefused(new ClientsAreForRealtors());
        Count(Submitting()).ShouldBeRefused(new SubmissionIsUnderWay());
    }

    [Fact]
    public void Who_reserved_may_sign_in_again_and_nobody_else()
    {
        var visit = Submitting();
        visit.When((_, _) => new Submitted(First, [], false, false));
        visit.When(SessionRules.SignOut);
        SignIn(visit, BobContact).ShouldBeRefused(new SessionIsAnothers());
        SignIn(visit, AnnContact).ShouldBe(new ContactSignedIn(AnnContact, ContactKind.Customer, true));
        visit.State.Should().Match<SessionState>(s => s.Reservation == First && s.Slot != null && s.LastDeposit == Deposit);
    }

    [Fact]
    public void Hold_needs_a_home_and_who_wants_it()
    {
        var project = new FakeCatalog().Project;
        var visit = Started();
        SessionRules.CannotHold(visit.State, project).Should().Be(new NoHomeIsChosen());
        Select(visit, Home);
        SessionRules.CannotHold(visit.State, project).Should().Be(new SignInIsNeeded());
        visit.When((_, _) => new ContactSignedIn(AnnContact, ContactKind.Customer, false));
        SessionRules.CannotHold(visit.State, project).Should().Be(new SignInIsNeeded());
        SignIn(visit, AnnContact);
        SessionRules.CannotHold(visit.State, project).Should().BeNull();
        SessionRules.CannotHold(visit.State, project with { Settings = project.Settings with { Enabled = false } })
            .Should().Be(new ReservationsAreOff());
    }

    [Fact]
    public void Hold_that_arrives_after_the_choice_has_changed_is_refused()
    {
        var visit = Ready();
        Select(visit, Other);
        Obtain(visit).ShouldBeRefused(new ChoiceHasChanged());
    }

    [Fact]
    public void Hold_that_arrives_after_the_person_has_changed_is_refused()
    {
        var visit = Ready();
        SignIn(visit, BobContact);
        Obtain(visit).ShouldBeRefused(new ChoiceHasChanged());
    }

    [Fact]
    public void Hold_that_another_process_took_note_of_stays()
    {
        var visit = Holding();
        visit.When((s, now) => SessionRules.Obtain(s, Hold with { Deposit = new("deposit-2") }, AnnContact, s.Holds, now)).ShouldChangeNothing();
        visit.State.Hold!.Deposit.Should().Be(Deposit);
    }

    [Fact]
    public void Loss_that_arrives_late_takes_nothing_away()
    {
        Lose(Holding(), "u1").ShouldChangeNothing();
        Lose(Submitting(), "u1").ShouldChangeNothing();
        Lose(Ready(), "u2").ShouldChangeNothing();
        Lose(Ready(), "u1").ShouldBe(new HomeLost(Unit, "unit.sold"));
    }

    [Fact]
    public void Nothing_changes_while_it_is_being_submitted()
    {
        var visit = Submitting();
        var refusal = new SubmissionIsUnderWay();
        Select(visit, Other).ShouldBeRefused(refusal);
        SignIn(visit, BobContact).ShouldBeRefused(refusal);
        visit.When(SessionRules.SignOut).ShouldBeRefused(refusal);
        visit.When((s, _) => SessionRules.Leave(s, Unit, "left")).ShouldBeRefused(refusal);
        Obtain(visit).ShouldBeRefused(refusal);
        visit.At(20).When(SessionRules.Wake).ShouldChangeNothing();
        SessionRules.Due(visit.State).Should().Be(Noon + SessionRules.ResumeAfter);
    }

    [Fact]
    public void Nothing_changes_after_it_has_reserved()
    {
        var visit = Submitting();
        visit.When((_, _) => new Submitted(First, [], false, false));
        Select(visit, Other).ShouldBeRefused(new SessionHasReserved(First));
        SessionRules.Due(visit.State).Should().BeNull();
    }

    [Fact]
    public void Hold_lapses_by_the_clock()
    {
        var visit = Holding();
        visit.At(14.99).When(SessionRules.Wake).ShouldChangeNothing();
        visit.At(15).When(SessionRules.Wake).ShouldBe(new HoldEnded(Unit, "lapsed", 1));
        visit.State.Lost.Should().Be("unit.hold-ended");
    }

    [Fact]
    public void Ended_hold_is_due_until_it_is_given_back()
    {
        var visit = Holding();
        visit.At(3).When((s, _) => SessionRules.Leave(s, Unit, "left"));
        visit.State.GivingBack.Should().Be(new SessionHold(Unit, Project, After(15), false, Deposit, AnnContact, 1));
        SessionRules.Due(visit.State).Should().Be(After(3) + SessionRules.ResumeAfter);
        visit.When((s, _) => SessionRules.GivenBack(s, 1)).ShouldBe(new HoldGivenBack(Unit, 1));
        visit.When((s, _) => SessionRules.GivenBack(s, 1)).ShouldChangeNothing();
        SessionRules.Due(visit.State).Should().BeNull();
    }

    [Fact]
    public void Hold_that_ended_before_the_log_told_of_giving_back_is_not_due()
    {
        var visit = Holding();
        visit.When((_, _) => new HoldEnded(Unit, "left"));
        SessionRules.Due(visit.State).Should().BeNull();
    }

    [Fact]
    public void Hold_that_ran_out_before_the_sign_out_is_given_back_for_who_had_it()
    {
        var visit = Holding();
        visit.At(16).When(SessionRules.SignOut).ShouldBe(new HoldEnded(Unit, "lapsed", 1), new ContactSignedOut());
        visit.State.GivingBack!.Contact.Should().Be(AnnContact);
    }

    [Fact]
    public void Hold_asked_for_before_another_process_held_and_gave_back_is_refused()
    {
        var visit = Holding();
        visit.When((s, _) => SessionRules.Leave(s, Unit, "left"));
        visit.When((s, now) => SessionRules.Obtain(s, Hold, AnnContact, 0, now)).ShouldBeRefused(new ChoiceHasChanged());
    }

    [Theory]
    [InlineData(UnitStatus.Available, "unit.hold-ended-by-staff")]
    [InlineData(UnitStatus.OnHold, "unit.being-reserved")]
    [InlineData(UnitStatus.InProgress, "unit.reserved")]
    [InlineData(UnitStatus.Sold, "unit.sold")]
    [InlineData(UnitStatus.Unreleased, "unit.not-released")]
    public void Hold_ended_by_another_hand_says_what_became_of_the_home(UnitStatus home, string code)
    {
        var visit = Holding();
        var held = visit.State.Hold!;
        visit.When((s, _) => SessionRules.LoseHold(s, held, home)).ShouldBe(new HoldEnded(Unit, "ended-by-staff", 1), new HomeLost(Unit, code));
        visit.When((s, _) => SessionRules.LoseHold(s, held, home)).ShouldChangeNothing();
        visit.State.Lost.Should().Be(code);
    }

    [Fact]
    public void Submit_needs_a_clear_checklist()
    {
        var project = new FakeCatalog().Project;
        Submit(Holding(), project).Refusal.Should().BeOfType<ChecklistIsNotClear>()
            .Which.Missing.Should().Equal(ChecklistItem.Appointment, ChecklistItem.Deposit);
    }

    [Theory]
    [InlineData("u2", "deposit-1")]
    [InlineData("u1", "deposit-2")]
    [InlineData("u1", null)]
    public void Submit_for_what_is_not_chosen_any_more_is_refused(string unit, string? deposit)
    {
        var wish = new SubmitReservation(Command, new(unit), deposit is null ? null : new(deposit));
        Holding().When((s, now) => SessionRules.Submit(s, wish, First, new FakeCatalog().Project, null, now)).ShouldBeRefused(new ChoiceHasChanged());
    }

    [Fact]
    public void Giving_back_another_home_than_the_held_one_is_refused()
    {
        var visit = Holding();
        visit.When((s, _) => SessionRules.Leave(s, new("u2"), "left")).ShouldBeRefused(new ChoiceHasChanged());
        visit.When((s, _) => SessionRules.Leave(s, Unit, "left")).ShouldBe(new HoldEnded(Unit, "left", 1));
    }

    [Fact]
    public void Submit_with_an_ended_hold_is_refused()
    {
        var catalog = new FakeCatalog();
        catalog.Set(s => s with { RequireAppointment = false, CustomerDeposit = Storage.Catalog.DepositRequirement.None });
        Submit(Ready(), catalog.Project).ShouldBeRefused(new HoldHasEnded());
        var held = Ready();
        held.When((_, _) => new HoldObtained(Unit, Some.Project, After(15), false, null));
        Submit(held, catalog.Project).ShouldBe(new SubmissionStarted(First, Noon.AddDays(7), 1, 0, false, false));
    }

    [Theory]
    [InlineData("slot.taken", true, false)]
    [InlineData("unit.hold-ended", false, true)]
    [InlineData("allowance.limit-reached", true, true)]
    public void Refused_submission_keeps_all_but_what_was_lost(string code, bool keepsHold, bool keepsSlot)
    {
        var visit = Submitting();
        visit.When((_, _) => new SubmissionTakingBack(code));
        visit.When((_, _) => new SubmissionTakenBack(code));
        (visit.State.Hold is not null, visit.State.Slot is not null, visit.State.Lost).Should().Be((keepsHold, keepsSlot, code));
        visit.State.Should().Match<SessionState>(s => s.Submission == null && s.Contact == AnnContact && s.Selection == Home);
    }

    [Theory]
    [InlineData(ContactKind.Customer, 1)]
    [InlineData(ContactKind.UnregisteredRealtor, 1)]
    [InlineData(ContactKind.RegisteredRealtor, 3)]
    public void Limit_goes_by_the_kind_of_contact(ContactKind kind, int limit)
    {
        var visit = Started();
        visit.When((_, _) => new ContactSignedIn(AnnContact, kind, true));
        SessionRules.Limit(visit.State, new FakeCatalog().Project.Settings).Should().Be(limit);
    }

    [Fact]
    public void Appointment_must_be_one_that_is_offered()
    {
        var project = new FakeCatalog().Project;
        var monday = SlotSchedule.Offered(project, AppointmentKind.Phone, Noon)[0];
        Choose(Ready(), monday, project).ShouldBe(new AppointmentChosen(monday.ToString()));
        Choose(Ready(), monday with { StartsAt = Noon }, project).ShouldBeRefused(new SlotIsNotOffered());
        Choose(Ready(), monday, null).ShouldBeRefused(new NoHomeIsChosen());
        Choose(Ready(), null, project).ShouldChangeNothing();
        var off = project with { Settings = project.Settings with { IncludeAppointment = false, RequireAppointment = false } };
        Choose(Ready(), monday, off).ShouldBeRefused(new AppointmentsAreOff());
    }

    [Fact]
    public void Appointment_that_may_be_left_out_is_remembered_as_left_out_once()
    {
        var project = new FakeCatalog().Project;
        var optional = project with { Settings = project.Settings with { RequireAppointment = false } };

        var visit = Ready();

        Choose(visit, null, optional).ShouldBe(new AppointmentChosen(null));
        Choose(visit, null, optional).ShouldChangeNothing();
        visit.State.WithoutAppointment.Should().BeTrue();
    }

    private static Visit Started()
    {
        var visit = new Visit("session-ann");
        Start(visit);
        return visit;
    }

    private static Visit Ready()
    {
        var visit = Started();
        Select(visit, Home);
        SignIn(visit, AnnContact);
        return visit;
    }

    private static Visit Holding()
    {
        var visit = Ready();
        Obtain(visit);
        return visit;
    }

    private static Visit Submitting()
    {
        var visit = Ready();
        visit.When((_, _) => new AppointmentChosen("p1/phone/20261123T1400Z"));
        Obtain(visit);
        visit.When((_, _) => new SubmissionStarted(First, Noon.AddDays(7), 1, 1, false, false));
        return visit;
    }

    private static Decision<SessionEvent> Start(Visit visit) => visit.When((s, _) => SessionRules.Start(
        s, new(Command, new("demo"), new("visitor"), Community, "d1", Selection.None, new("Firefox", "150", "Linux", false))));

    private static Decision<SessionEvent> Select(Visit visit, Selection selection) =>
        visit.When((s, now) => SessionRules.Select(s, selection, now));

    private static Decision<SessionEvent> SignIn(Visit visit, ContactId contact) =>
        visit.When((s, now) => SessionRules.SignIn(s, new(Command, contact, ContactKind.Customer, true), now));

    private static Decision<SessionEvent> Count(Visit visit) => visit.When((s, _) => SessionRules.CountClients(s, new(Command, 1, 0)));

    private static Decision<SessionEvent> Obtain(Visit visit) =>
        visit.When((s, now) => SessionRules.Obtain(s, Hold, AnnContact, s.Holds, now));

    private static Decision<SessionEvent> Lose(Visit visit, string unit) =>
        visit.When((s, now) => SessionRules.Lose(s, new(unit), "unit.sold", now));

    private static Decision<SessionEvent> Submit(Visit visit, Storage.Catalog.Project project) =>
        visit.When((s, now) => SessionRules.Submit(s, new(Command, Unit, s.LastDeposit), First, project, null, now));

    private static Decision<SessionEvent> Choose(Visit visit, SlotKey? slot, Storage.Catalog.Project? project) =>
        visit.When((s, now) => SessionRules.ChooseAppointment(s, slot, project, now));
}
