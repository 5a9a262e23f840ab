using CustomerConnect.Deposits;
using CustomerConnect.Reservations;
using CustomerConnect.Slots;

namespace CustomerConnect.Sessions;

/// <summary>What a visitor has chosen so far.</summary>
[GenerateSerializer, Immutable, Alias("Selection")]
public sealed record Selection(
    [property: Id(0)] ProjectId? Project, [property: Id(1)] ModelId? Model, [property: Id(2)] BuildingId? Building,
    [property: Id(3)] UnitId? Unit)
{
    /// <summary>Nothing chosen.</summary>
    public static readonly Selection None = new(null, null, null, null);
}

/// <summary>The browser, as far as it helps staff to help.</summary>
/// <param name="Outdated">True when it is older than what the pages are tested with.</param>
[GenerateSerializer, Immutable, Alias("Device")]
public sealed record Device(
    [property: Id(0)] string Browser, [property: Id(1)] string BrowserVersion, [property: Id(2)] string Os, [property: Id(3)] bool Outdated);

/// <summary>What staff take in person, for somebody without an e-mail address.</summary>
/// <param name="By">Who of the staff.</param>
/// <param name="DepositTaken">True when they have taken the deposit, as a check or in cash: it is not asked for here, and never charged by us.</param>
[GenerateSerializer, Immutable, Alias("TakenInPerson")]
public sealed record TakenInPerson([property: Id(0)] string By, [property: Id(1)] bool DepositTaken);

/// <summary>Starts a session.</summary>
/// <param name="Selection">What the link preselects.</param>
/// <param name="InPerson">Set where staff take the reservation in person; null for a visitor's own session.</param>
[GenerateSerializer, Immutable, Alias("StartSession")]
public sealed record StartSession(
    [property: Id(0)] CommandId Command, [property: Id(1)] LinkId Link, [property: Id(2)] VisitorId Visitor,
    [property: Id(3)] CommunityId Community, [property: Id(4)] string Division, [property: Id(5)] Selection Selection,
    [property: Id(6)] Device Device, [property: Id(7)] TakenInPerson? InPerson = null);

/// <summary>Chooses a home, or anything on the way to one.</summary>
[GenerateSerializer, Immutable, Alias("SelectHome")]
public sealed record SelectHome([property: Id(0)] CommandId Command, [property: Id(1)] Selection Selection);

/// <summary>Signs a contact in.</summary>
/// <param name="Registered">False when the address is verified and the registration is still to come.</param>
[GenerateSerializer, Immutable, Alias("SignInContact")]
public sealed record SignInContact(
    [property: Id(0)] CommandId Command, [property: Id(1)] ContactId Contact, [property: Id(2)] ContactKind Kind,
    [property: Id(3)] bool Registered);

/// <summary>Signs out.</summary>
[GenerateSerializer, Immutable, Alias("SignOutContact")]
public sealed record SignOutContact([property: Id(0)] CommandId Command);

/// <summary>Chooses an appointment.</summary>
[GenerateSerializer, Immutable, Alias("ChooseAppointment")]
public sealed record ChooseAppointment([property: Id(0)] CommandId Command, [property: Id(1)] SlotKey? Slot);

/// <summary>Opens the deposit step.</summary>
[GenerateSerializer, Immutable, Alias("OpenCheckout")]
public sealed record OpenCheckout([property: Id(0)] CommandId Command);

/// <summary>Gives the hold back.</summary>
/// <param name="Unit">The home that the visitor saw; another one stays held.</param>
[GenerateSerializer, Immutable, Alias("LeaveCheckout")]
public sealed record LeaveCheckout(
    [property: Id(0)] CommandId Command, [property: Id(1)] UnitId Unit, [property: Id(2)] string Reason);

/// <summary>Tries to pay.</summary>
/// <param name="Deposit">The deposit that the visitor saw; another one is not paid.</param>
[GenerateSerializer, Immutable, Alias("PaySessionDeposit")]
public sealed record PaySessionDeposit(
    [property: Id(0)] CommandId Command, [property: Id(1)] DepositId Deposit, [property: Id(2)] AttemptId Attempt,
    [property: Id(3)] string Method);

/// <summary>Comes back from the bank.</summary>
[GenerateSerializer, Immutable, Alias("ConfirmSessionDeposit")]
public sealed record ConfirmSessionDeposit([property: Id(0)] CommandId Command, [property: Id(1)] AttemptId Attempt);

/// <summary>Tells how many client profiles there are.</summary>
/// <param name="Complete">Profiles with both names and a way to reach them.</param>
[GenerateSerializer, Immutable, Alias("CountClients")]
public sealed record CountClients(
    [property: Id(0)] CommandId Command, [property: Id(1)] int Complete, [property: Id(2)] int Unfinished);

/// <summary>Waits for a home that somebody else has.</summary>
[GenerateSerializer, Immutable, Alias("WaitForHome")]
public sealed record WaitForHome([property: Id(0)] CommandId Command, [property: Id(1)] UnitId Unit);

/// <summary>Submits.</summary>
/// <param name="Unit">The home that the visitor saw; another one is not reserved.</param>
/// <param name="Deposit">Its deposit, or null where none was asked for.</param>
[GenerateSerializer, Immutable, Alias("SubmitReservation")]
public sealed record SubmitReservation(
    [property: Id(0)] CommandId Command, [property: Id(1)] UnitId Unit, [property: Id(2)] DepositId? Deposit);
