using System.Collections.Immutable;
using CustomerConnect.Deposits;

namespace CustomerConnect.Grains.Deposits;

/// <summary>How an attempt stands.</summary>
public enum AttemptStatus
{
    /// <summary>The provider was asked and has not answered.</summary>
    Started,

    /// <summary>The bank wants to see the customer.</summary>
    NeedsAuthentication,

    /// <summary>Charged or stored.</summary>
    Succeeded,

    /// <summary>Nothing was charged.</summary>
    Failed,

    /// <summary>Charged or stored, and back.</summary>
    Returned,
}

/// <summary>One attempt to pay.</summary>
/// <param name="ReturnsFailed">How often in a row its return did not go through.</param>
/// <param name="ReturnFailedAt">When it did not go through last.</param>
/// <param name="Asks">How often the provider was asked again by itself how it stands.</param>
/// <param name="HeardAt">When the provider last said, or could not say, how it stands; first when it was asked to pay.</param>
public sealed record AttemptState(
    AttemptId Id, DateTimeOffset At, AttemptStatus Status, string? Failure, string? ProviderId,
    long CapturedCents, long ReturnedCents, int ReturnsFailed = 0, DateTimeOffset ReturnFailedAt = default,
    int Asks = 0, DateTimeOffset HeardAt = default)
{
    /// <summary>True while the provider may still charge it.</summary>
    public bool InFlight => Status is AttemptStatus.Started or AttemptStatus.NeedsAuthentication;
}

/// <summary>Everything about a deposit that its rules look at.</summary>
/// <param name="ReturnReason">Why it goes back; null while it does not.</param>
public sealed record DepositState(
    DepositId Deposit, SessionId? Session, ContactId? Contact, ProjectId? Project, DepositKind Kind, Money? Amount,
    DateTimeOffset Deadline, ImmutableArray<AttemptState> Attempts, ReservationId? Reservation,
    ImmutableArray<ReservationId> TakenBack, string? ReturnReason, DateTimeOffset ChangedAt)
{
    /// <summary>A deposit nobody has opened.</summary>
    public static DepositState Initial(string key) =>
        new(new(key), null, null, null, DepositKind.Payment, null, default, [], null, [], null, default);

    /// <summary>The attempt that counts: the first that succeeded with what was asked for and is not back.</summary>
    public AttemptState? Paid => Attempts.FirstOrDefault(a => a.Status == AttemptStatus.Succeeded && a.CapturedCents == OwedCents);

    /// <summary>What an attempt that counts has captured: nothing where a method is only stored.</summary>
    private long? OwedCents => Kind == DepositKind.Payment ? Amount?.Cents : 0;

    /// <summary>Attempts whose money has to go back: all when the deposit goes back, and whatever was paid beside the one that counts.</summary>
    public IEnumerable<AttemptState> ToReturn =>
        Attempts.Where(a => a.Status == AttemptStatus.Succeeded && (ReturnReason is not null || a != Paid));

    /// <summary>How it stands.</summary>
    public DepositStatus Status =>
        Session is null ? DepositStatus.None
        : ReturnReason is not null ? ToReturn.Any() || Attempts.Any(a => a.InFlight) ? DepositStatus.Returning : DepositStatus.Returned
        : Reservation is not null ? DepositStatus.Settled
        : Paid is not null ? DepositStatus.Paid
        : Attempts.Any(a => a.Status == AttemptStatus.Started) ? DepositStatus.Pending
        : Attempts.Any(a => a.Status == AttemptStatus.NeedsAuthentication) ? DepositStatus.NeedsAuthentication
        : DepositStatus.Open;

    /// <summary>The state after an event.</summary>
    public DepositState Apply(DepositEvent happened, DateTimeOffset at) => (happened switch
    {
        DepositOpened e => this with
        {
            Session = e.Session, Contact = e.Contact, Project = e.Project, Kind = e.Kind, Amount = e.Amount, Deadline = e.Deadline,
        },
        DepositDeadlineMoved e => this with { Deadline = e.Deadline },
        AttemptStarted e => this with
        {
            Attempts = Attempts.Add(new(e.Attempt, at, AttemptStatus.Started, null, null, 0, 0, HeardAt: at)),
        },
        AttemptNeedsAuthentication e => With(e.Attempt, a => a with
        {
            Status = AttemptStatus.NeedsAuthentication, ProviderId = e.ProviderId, HeardAt = at,
        }),
        AttemptStillOpen e => With(e.Attempt, a => a with { Asks = e.Asks, HeardAt = at }),
        AttemptSucceeded e => With(e.Attempt, a => a with
        {
            Status = AttemptStatus.Succeeded, ProviderId = e.ProviderId, CapturedCents = e.CapturedCents,
        }),
        AttemptFailed e => With(e.Attempt, a => a with { Status = AttemptStatus.Failed, Failure = e.Failure }),
        AttemptReturned e => With(e.Attempt, a => a with { Status = AttemptStatus.Returned, ReturnedCents = e.Cents }),
        AttemptNotReturned e => With(e.Attempt, a => a with { ReturnsFailed = e.Tries, ReturnFailedAt = at }),
        DepositSettled e => this with { Reservation = e.Reservation },
        DepositUnsettled e => this with
        {
            Reservation = Reservation == e.Reservation ? null : Reservation,
            TakenBack = TakenBackList.Add(TakenBack, e.Reservation),
        },
        DepositReturnStarted e => this with { ReturnReason = e.Reason },
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    }) with { ChangedAt = at };

    /// <summary>How it shows to who asks.</summary>
    /// <param name="banks">Where the bank wants to see the customer, by attempt; not part of the state.</param>
    public DepositSnapshot Snapshot(int version, IReadOnlyDictionary<AttemptId, string> banks) => new(
        Deposit, version, Status, Kind, Amount, Reservation,
        [.. Attempts.TakeLast(20).Select(a => new DepositAttempt(
            a.Id, a.At, Public(a.Status), a.Failure, a.Status == AttemptStatus.NeedsAuthentication ? banks.GetValueOrDefault(a.Id) : null))], Session);

    private DepositState With(AttemptId id, Func<AttemptState, AttemptState> change) =>
        this with { Attempts = [.. Attempts.Select(a => a.Id == id ? change(a) : a)] };

    private static DepositStatus Public(AttemptStatus status) => status switch
    {
        AttemptStatus.Started => DepositStatus.Pending,
        AttemptStatus.NeedsAuthentication => DepositStatus.NeedsAuthentication,
        AttemptStatus.Succeeded => DepositStatus.Paid,
        AttemptStatus.Returned => DepositStatus.Returned,
        _ => DepositStatus.Open,
    };
}
