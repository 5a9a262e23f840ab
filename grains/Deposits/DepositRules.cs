using CustomerConnect.Deposits;
using CustomerConnect.Providers.Payments;
using CustomerConnect.Storage;

namespace CustomerConnect.Grains.Deposits;

/// <summary>
/// The rules of a deposit: captured money belongs to exactly one standing reservation, or goes back. When the provider is asked by the clock
/// is in <c>DepositRules.Asking.cs</c>.
/// </summary>
public static partial class DepositRules
{
    /// <summary>Most attempts on one deposit.</summary>
    public const int MostAttempts = 20;

    /// <summary>How soon a return that did not go through is tried again; each time twice as late, up to <see cref="ReturnAgainAtLatest"/>.</summary>
    public static readonly TimeSpan ReturnAgainAfter = TimeSpan.FromSeconds(3);

    /// <summary>The longest pause between two tries to give money back.</summary>
    public static readonly TimeSpan ReturnAgainAtLatest = TimeSpan.FromHours(1);

    /// <summary>From this failed return in a row on, some minutes after the first, staff are told: the provider may want to see a person.</summary>
    public const int TellStaffAtReturn = 6;

    /// <summary>
    /// The attempt of this deposit that a page's form begins: what the provider is asked under. A page may send any id, another
    /// visitor's too; made from the deposit as well, it can never be another deposit's payment.
    /// </summary>
    public static AttemptId OwnAttempt(DepositId deposit, AttemptId form) =>
        new(TextId.From(CommandId.For($"deposit/{deposit}", $"attempt/{form}").Value));

    /// <summary>Opens it, or moves its deadline.</summary>
    public static Decision<DepositEvent> Open(DepositState deposit, OpenDeposit wish) =>
        deposit.Session is null
            ? new DepositOpened(wish.Session, wish.Contact, wish.Project, wish.Kind, wish.Amount, wish.Deadline)
            : deposit.ReturnReason is not null ? new DepositIsReturned()
            : deposit.Deadline == wish.Deadline ? Decision<DepositEvent>.Nothing
            : new DepositDeadlineMoved(wish.Deadline);

    /// <summary>Starts an attempt; the same attempt again is the same one.</summary>
    public static Decision<DepositEvent> Pay(DepositState deposit, PayDeposit wish, DateTimeOffset now)
    {
        if (deposit.Attempts.Any(a => a.Id == wish.Attempt))
        {
            return Decision<DepositEvent>.Nothing;
        }

        return deposit.Status switch
        {
            DepositStatus.None => new DepositIsNotOpen(),
            DepositStatus.Returning or DepositStatus.Returned => new DepositIsReturned(),
            DepositStatus.Paid or DepositStatus.Settled => new DepositIsPaid(),
            DepositStatus.Pending => new PaymentIsUnderWay(),
            _ when now >= deposit.Deadline => new DepositIsReturned(),
            _ when deposit.Attempts.Length >= MostAttempts => new DepositIsNotOpen(),
            _ => new AttemptStarted(wish.Attempt),
        };
    }

    /// <summary>
    /// Writes down what the provider said of an attempt. An attempt that is decided stays so, but money that was charged late, after it was
    /// thought to have failed, is always written down: it counts, or goes back. A payment for another deposit is none for this one.
    /// </summary>
    public static Decision<DepositEvent> Record(DepositState deposit, AttemptId id, PaymentOutcome outcome) =>
        (deposit.Attempts.FirstOrDefault(a => a.Id == id)?.Status, outcome.Status) switch
        {
            (AttemptStatus.Started or AttemptStatus.NeedsAuthentication, PaymentStatus.Succeeded or PaymentStatus.NeedsAuthentication)
                when outcome.DepositId != deposit.Deposit.Value => new AttemptFailed(id, "processing-error"),
            (_, PaymentStatus.Succeeded) when outcome.DepositId != deposit.Deposit.Value => Decision<DepositEvent>.Nothing,
            (AttemptStatus.Started or AttemptStatus.NeedsAuthentication or AttemptStatus.Failed, PaymentStatus.Succeeded) =>
                new AttemptSucceeded(id, outcome.ProviderId!, outcome.CapturedCents),
            (AttemptStatus.Started or AttemptStatus.NeedsAuthentication, PaymentStatus.Failed) =>
                new AttemptFailed(id, outcome.Failure ?? "declined"),
            (AttemptStatus.Started or AttemptStatus.NeedsAuthentication, PaymentStatus.NotFound) =>
                new AttemptFailed(id, "not-made"),
            (AttemptStatus.Started, PaymentStatus.NeedsAuthentication) =>
                new AttemptNeedsAuthentication(id, outcome.ProviderId!),
            _ => Decision<DepositEvent>.Nothing,
        };

    /// <summary>Gives it to a reservation.</summary>
    public static Decision<DepositEvent> Settle(DepositState deposit, SettleDeposit wish) =>
        deposit.TakenBack.Contains(wish.Reservation) ? new DepositBelongsElsewhere()
        : deposit.Reservation == wish.Reservation ? Decision<DepositEvent>.Nothing
        : deposit.Reservation is not null ? new DepositBelongsElsewhere()
        : deposit.ReturnReason is not null ? new DepositIsReturned()
        : deposit.Paid is null ? new DepositIsNotPaid()
        : new DepositSettled(wish.Reservation);

    /// <summary>Takes a settlement back, now and for good.</summary>
    public static Decision<DepositEvent> Unsettle(DepositState deposit, UnsettleDeposit wish) =>
        deposit.TakenBack.Contains(wish.Reservation) ? Decision<DepositEvent>.Nothing : new DepositUnsettled(wish.Reservation);

    /// <summary>Sends all of it back; only the reservation that has it may give it up.</summary>
    public static Decision<DepositEvent> Return(DepositState deposit, ReturnDeposit wish) =>
        deposit.Session is null ? new DepositIsNotOpen()
        : deposit.ReturnReason is not null ? Decision<DepositEvent>.Nothing
        : deposit.Reservation is not null && deposit.Reservation != wish.Reservation ? new DepositBelongsElsewhere()
        : new DepositReturnStarted(wish.Reason);

    /// <summary>At the deadline a deposit without a reservation goes back by itself.</summary>
    public static Decision<DepositEvent> Wake(DepositState deposit, DateTimeOffset now) =>
        deposit is { Session: not null, Reservation: null, ReturnReason: null } && now >= deposit.Deadline
            ? new DepositReturnStarted("not-submitted")
            : Decision<DepositEvent>.Nothing;

    /// <summary>Questions of banks that nobody may answer any more: the deposit goes back, or another attempt has paid it.</summary>
    public static IEnumerable<AttemptState> ToGiveUp(DepositState deposit) =>
        BanksCount(deposit) ? [] : deposit.Attempts.Where(a => a.Status == AttemptStatus.NeedsAuthentication);

    /// <summary>When an attempt's money is to be sent back: at once, and after a failure when its pause is over.</summary>
    public static DateTimeOffset ReturnAt(AttemptState attempt) =>
        attempt.ReturnsFailed == 0 ? default : attempt.ReturnFailedAt + Pause(ReturnAgainAfter, attempt.ReturnsFailed - 1, ReturnAgainAtLatest);

    /// <summary>Attempts whose money is to be sent back now.</summary>
    public static IEnumerable<AttemptState> ToReturnNow(DepositState deposit, DateTimeOffset now) =>
        deposit.ToReturn.Where(a => now >= ReturnAt(a));

    /// <summary>Writes down what the provider said of a return; null where it gave no answer.</summary>
    public static Decision<DepositEvent> RecordReturn(DepositState deposit, AttemptId id, RefundOutcome? outcome) =>
        deposit.ToReturn.FirstOrDefault(a => a.Id == id) is not { } attempt ? Decision<DepositEvent>.Nothing
        : outcome is { Done: true } done ? new AttemptReturned(id, done.ProviderId, attempt.CapturedCents)
        : new AttemptNotReturned(id, outcome is null ? "no-answer" : "refused", attempt.ReturnsFailed + 1);

    /// <summary>True when money has been refused its way back so often that a person should look.</summary>
    public static bool IsStuck(DepositState deposit) => deposit.ToReturn.Any(a => a.ReturnsFailed >= TellStaffAtReturn);

    /// <summary>When it has to be woken next.</summary>
    public static DateTimeOffset? Due(DepositState deposit)
    {
        DateTimeOffset? due = deposit is { Session: not null, Reservation: null, ReturnReason: null } ? deposit.Deadline : null;
        foreach (var attempt in Undecided(deposit))
        {
            due = Earlier(due, AskAt(attempt));
        }

        foreach (var attempt in deposit.ToReturn)
        {
            due = Earlier(due, attempt.ReturnsFailed == 0 ? deposit.ChangedAt + ReturnAgainAfter : ReturnAt(attempt));
        }

        return ToGiveUp(deposit).Any() ? Earlier(due, deposit.ChangedAt + ReturnAgainAfter) : due;
    }

    /// <summary>True while a bank's answer can still pay the deposit.</summary>
    private static bool BanksCount(DepositState deposit) => deposit.ReturnReason is null && deposit.Paid is null;

    /// <summary>Twice as long with each time before, up to the longest.</summary>
    private static TimeSpan Pause(TimeSpan first, int before, TimeSpan longest)
    {
        var pause = first * Math.Pow(2, Math.Clamp(before, 0, 20));
        return pause < longest ? pause : longest;
    }

    private static DateTimeOffset Earlier(DateTimeOffset? a, DateTimeOffset b) => a is { } other && other < b ? other : b;
}
