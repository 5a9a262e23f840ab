using CustomerConnect.Deposits;

namespace CustomerConnect.Sessions;

/// <summary>One visitor's journey from a link to a reservation; it conducts the submission. Key: the session's id.</summary>
[Alias("ISessionGrain")]
public interface ISessionGrain : IStreamGrain
{
    /// <summary>Starts the session. Starting it again changes nothing.</summary>
    [Alias("Start")]
    Task<Answer<SessionSnapshot>> Start(StartSession command);

    /// <summary>Remembers what the visitor chose. Choosing another home gives up a hold.</summary>
    [Alias("Select")]
    Task<Answer<SessionSnapshot>> Select(SelectHome command);

    /// <summary>
    /// The visitor has proved who they are (and has registered, when <see cref="SignInContact.Registered"/>). Once the session has its
    /// reservation, only who reserved.
    /// </summary>
    [Alias("SignIn")]
    Task<Answer<SessionSnapshot>> SignIn(SignInContact command);

    /// <summary>Forgets who the visitor is; what they chose stays.</summary>
    [Alias("SignOut")]
    Task<Answer<SessionSnapshot>> SignOut(SignOutContact command);

    /// <summary>Chooses an appointment, to be booked at Submit; null takes it back.</summary>
    [Alias("ChooseAppointment")]
    Task<Answer<SessionSnapshot>> ChooseAppointment(ChooseAppointment command);

    /// <summary>Opens the deposit step: claims the allowance and holds the home.</summary>
    [Alias("OpenCheckout")]
    Task<Answer<SessionSnapshot>> OpenCheckout(OpenCheckout command);

    /// <summary>Gives the hold of the home back that the visitor saw. A paid deposit is returned.</summary>
    [Alias("LeaveCheckout")]
    Task<Answer<SessionSnapshot>> LeaveCheckout(LeaveCheckout command);

    /// <summary>Tries to pay the deposit that the visitor saw; refused when the choice has changed since.</summary>
    [Alias("PayDeposit")]
    Task<Answer<SessionSnapshot>> PayDeposit(PaySessionDeposit command);

    /// <summary>The visitor is back from the bank.</summary>
    [Alias("ConfirmDeposit")]
    Task<Answer<SessionSnapshot>> ConfirmDeposit(ConfirmSessionDeposit command);

    /// <summary>Whether client profiles may be changed now: to be asked before they are.</summary>
    [Alias("CheckClients")]
    Task<Answer<SessionSnapshot>> CheckClients();

    /// <summary>The realtor's client profiles have changed.</summary>
    [Alias("CountClients")]
    Task<Answer<SessionSnapshot>> CountClients(CountClients command);

    /// <summary>
    /// Joins the queue behind a home, where its project has one. When its turn comes the home is held for the session for hours; nothing is
    /// charged before.
    /// </summary>
    [Alias("JoinQueue")]
    Task<Answer<Units.UnitSnapshot>> JoinQueue(WaitForHome command);

    /// <summary>Leaves the queue, or gives up the home that was offered from it. Harmless when there is neither.</summary>
    [Alias("LeaveQueue")]
    Task<Answer<Units.UnitSnapshot>> LeaveQueue(WaitForHome command);

    /// <summary>Reserves the home that the visitor saw, whole or not at all; refused when the choice has changed since. What is lost is said and everything else is kept.</summary>
    [Alias("Submit")]
    Task<Answer<SessionSnapshot>> Submit(SubmitReservation command);

    /// <summary>
    /// A home says that the session's hold on it was ended by another hand. The session looks for itself, gives up what the hold had, and
    /// tells the home that it knows. Harmless at any time.
    /// </summary>
    [Alias("LearnHoldEnded")]
    Task LearnHoldEnded(UnitId unit);

    /// <summary>
    /// A deposit was looked after by the clock. The session looks for itself; while a bank confirms, its hold is extended, once. Harmless at
    /// any time.
    /// </summary>
    [Alias("LearnDeposit")]
    Task LearnDeposit(DepositId deposit);

    /// <summary>How the session stands, with its checklist.</summary>
    [Alias("Look")]
    Task<SessionSnapshot> Look();
}

/// <summary>What brought a session to where it is; the row's status for staff.</summary>
[GenerateSerializer, Alias("SessionStatus")]
public enum SessionStatus
{
    /// <summary>Not started.</summary>
    None,

    /// <summary>Looking around, not signed in.</summary>
    Browsing,

    /// <summary>Signed in.</summary>
    SignedIn,

    /// <summary>Holding a home.</summary>
    Holding,

    /// <summary>The submission is under way.</summary>
    Submitting,

    /// <summary>Reserved.</summary>
    Reserved,
}

/// <summary>A line of the checklist.</summary>
[GenerateSerializer, Alias("ChecklistItem")]
public enum ChecklistItem
{
    /// <summary>A home is chosen (and held, once the deposit step is open).</summary>
    Unit,

    /// <summary>Signed in and registered.</summary>
    SignIn,

    /// <summary>An appointment is chosen.</summary>
    Appointment,

    /// <summary>The deposit is paid or its method stored.</summary>
    Deposit,

    /// <summary>A realtor has a complete client profile.</summary>
    Clients,
}

/// <summary>How a line of the checklist stands.</summary>
[GenerateSerializer, Alias("ChecklistState")]
public enum ChecklistState
{
    /// <summary>Clear.</summary>
    Done,

    /// <summary>Can be left out.</summary>
    Optional,

    /// <summary>Still to do.</summary>
    ToDo,

    /// <summary>Went wrong; needs attention.</summary>
    Attention,
}

/// <summary>A line of the checklist.</summary>
/// <param name="Note">Stable code of what is the matter, or null.</param>
[GenerateSerializer, Immutable, Alias("ChecklistLine")]
public sealed record ChecklistLine(
    [property: Id(0)] ChecklistItem Item, [property: Id(1)] ChecklistState State, [property: Id(2)] string? Note);

/// <summary>How a session stands at one moment.</summary>
/// <param name="Registered">False while a verified visitor has yet to fill in the registration.</param>
/// <param name="Lost">Code of what was lost last and has not been replaced (<c>unit.sold</c>, <c>slot.taken</c> …), or null.</param>
/// <param name="CanSubmit">True when nothing of the checklist blocks.</param>
/// <param name="InPerson">Set where staff take the reservation in person.</param>
[GenerateSerializer, Immutable, Alias("SessionSnapshot")]
public sealed record SessionSnapshot(
    [property: Id(0)] SessionId Session, [property: Id(1)] int Version, [property: Id(2)] SessionStatus Status,
    [property: Id(3)] LinkId? Link, [property: Id(4)] VisitorId? Visitor, [property: Id(5)] CommunityId? Community,
    [property: Id(6)] Selection Selection, [property: Id(7)] ContactId? Contact, [property: Id(8)] Reservations.ContactKind ContactKind,
    [property: Id(9)] bool Registered, [property: Id(10)] Slots.SlotKey? Slot, [property: Id(11)] DateTimeOffset? HoldUntil,
    [property: Id(12)] bool HoldExtended, [property: Id(13)] DepositSnapshot? Deposit, [property: Id(14)] ReservationId? Reservation,
    [property: Id(15)] string? Lost, [property: Id(16)] System.Collections.Immutable.ImmutableArray<ChecklistLine> Checklist,
    [property: Id(17)] bool CanSubmit, [property: Id(18)] DateTimeOffset StartedAt, [property: Id(19)] DateTimeOffset LastActiveAt,
    [property: Id(20)] TakenInPerson? InPerson = null);
