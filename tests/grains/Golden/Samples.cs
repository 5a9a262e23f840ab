using CustomerConnect.Deposits;
using CustomerConnect.Grains.Allowances;
using CustomerConnect.Grains.Deposits;
using CustomerConnect.Grains.Identity;
using CustomerConnect.Grains.Reservations;
using CustomerConnect.Grains.Sessions;
using CustomerConnect.Grains.Slots;
using CustomerConnect.Grains.Units;
using CustomerConnect.Identity;
using CustomerConnect.Reservations;
using CustomerConnect.Sessions;
using static CustomerConnect.Tests.Some;

namespace CustomerConnect.Tests.Golden;

/// <summary>One event of every type, with every property set.</summary>
internal static class Samples
{
    public const string Slot = "p1/phone/20261123T1400Z";

    public static readonly object[] All =
    [
        new UnitRegistered(Project), new UnitReleased(), new UnitWithheld(), new UnitPriced(Price), new HoldStarted(Ann, AnnContact, After(15)),
        new HoldExtended(After(20)), new HoldReleased(Ann, "left"), new HoldEndedByStaff(Ann, "askedfor", "staff-1"), new SessionTold(Ann), new HoldLapsed(Ann, AnnContact),
        new UnitReserved(First, Ann, AnnContact, Noon.AddDays(7)), new UnitReservationUndone(First),
        new UnitReservationExtended(First, Noon.AddDays(9)), new UnitFreed(First, "withdrawn"), new UnitSold(First), new UnitSaleTakenBack(),
        new QueueJoined(Bob, BobContact, TimeSpan.FromHours(24), 2), new QueueLeft(Bob), new QueuePassedOver(Bob, "allowance.limit-reached"), new QueueOffered(Bob, BobContact, Noon.AddDays(1)),
        new SlotBooked(First, 2, 3), new SlotReleased(First, 3),
        new AllowanceClaimed(Ann, Unit, After(22), 1, true), new AllowanceKept(Ann, Unit, First, 1), new AllowanceUnkept(Ann, First, After(17)),
        new AllowanceReleased(Ann),
        new DepositOpened(Ann, AnnContact, Project, DepositKind.Intent, new(250_000, "CAD"), After(16)), new DepositDeadlineMoved(After(21)),
        new AttemptStarted(new("attempt-1")), new AttemptNeedsAuthentication(new("attempt-1"), "pi_1"),
        new AttemptSucceeded(new("attempt-1"), "pi_1", 250_000), new AttemptFailed(new("attempt-1"), "declined"), new DepositSettled(First),
        new DepositUnsettled(First), new DepositReturnStarted("hold-ended"), new AttemptReturned(new("attempt-1"), "re_1", 250_000),
        new AttemptNotReturned(new("attempt-1"), "refused", 2), new AttemptStillOpen(new("attempt-1"), 2),
        new ReservationPlaced(
            Ann, Unit, Project, Community, AnnContact, ContactKind.UnregisteredRealtor, Deposit, Slot, Noon.AddDays(7), 2),
        new ReservationAbandoned("slot.taken"), new ReservationExtended(Noon.AddDays(9), "staff-1"), new ReservationEndNear(Noon.AddDays(9)), new AppointmentMoveStarted(Slot, 2),
        new AppointmentMoved(Slot, "p1/in-person/20261124T1400Z"), new AppointmentMoveFailed(), new AppointmentSlotGivenBack(Slot, 3),
        new ReservationEndStarted(ReservationStatus.Reversed, "financing", "staff-1"), new ReservationEnded(ReservationStatus.Reversed),
        new SessionStarted(
            new("demo"), new("visitor-ann"), Community, "d1", new(Project, new("m1"), new("b1"), Unit), new("Firefox", "150", "Linux", true)),
        new SelectionChanged(new(Project, null, null, null)), new ContactSignedIn(AnnContact, ContactKind.RegisteredRealtor, true),
        new ContactSignedOut(), new AppointmentChosen(Slot), new HomeLost(Unit, "unit.sold"),
        new HoldObtained(Unit, Project, After(15), true, Deposit), new SessionHoldExtended(After(20)), new HoldEnded(Unit, "lapsed"),
        new HoldDeclined(Unit, Project, AnnContact, Noon.AddDays(1), 2), new HoldGivenBack(Unit, 2),
        new DepositMoved(Deposit, "open", "declined"), new ClientsCounted(2, 1), new SubmissionStarted(First, Noon.AddDays(7), 1, 2, true, true),
        new SubmissionTakingBack("slot.taken"), new SubmissionTakenBack("slot.taken"), new Submitted(First, ["client-1", "client-2"], true, true),
        new IdentityBegun(Community), new IdentityProfileCompleted(), new IdentityCheckStarted(new("check-1")),
        new IdentityCheckOpened(new("check-1"), "vs_1"), new IdentityVerified(new("check-1")), new IdentityCheckFailed(new("check-1"), "face-mismatch"),
        new IdentityCheckCancelled(new("check-1"), "expired"), new IdentityVerifiedByStaff("staff-1", IdentityDocument.DriversLicense, "2026-1"),
        new IdentityReopened("staff-1", "namechanged"), new SessionTakenInPerson("staff-1", true),
    ];
}
