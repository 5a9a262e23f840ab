using CustomerConnect.Storage.Staff.Links;

namespace CustomerConnect.Storage.Staff.FollowUp;

/// <summary>
/// Which list something belongs to. Each rule stands here twice, as a function and as the condition that the database pages by; a test holds the
/// two together on random rows. Pure.
/// </summary>
public static class FollowUpRules
{
    /// <summary>Days that a failed deposit is worth a call; whoever has not come back by then has gone elsewhere.</summary>
    public const int DepositDays = 90;

    /// <summary>Failure of a deposit that the provider does not give back, however often it is asked.</summary>
    public const string NotReturned = "not-returned";

    /// <summary>
    /// A deposit <c>d</c> that does not go back, or that failed and was never paid, in a session <c>s</c> whose visitor has reserved nothing in the
    /// project since.
    /// </summary>
    internal const string FailedDeposit =
        $"""
        (d.last_failure = '{NotReturned}' or (d.last_failure is not null and d.captured_cents = 0 and d.status not in ('paid', 'settled', 'none') and not exists (
            select 1 from reservation_view r where r.contact_id = s.contact_id and r.project_id = s.project_id and r.placed_at >= s.started_at)))
        """;

    /// <summary>An active reservation <c>r</c> without an appointment; that its project offers them is asked beside it.</summary>
    internal const string WithoutAppointment = "r.status = 'active' and r.slot_id is null";

    /// <summary>What is done counts until the item <c>q</c> has another fact than the one <c>f</c> that was seen.</summary>
    internal const string Done = "(f.fact is not null and f.fact >= q.fact)";

    /// <summary>Failed deposits: the visitor wanted to pay, could not, and has not reserved since; or money does not go back.</summary>
    /// <param name="status">Word of the deposit's status.</param>
    /// <param name="lastFailure">Code of its last failure, or null.</param>
    /// <param name="capturedCents">What was ever charged.</param>
    /// <param name="reservedSince">True when the contact has reserved in the project since the session began.</param>
    public static bool IsFailedDeposit(string status, string? lastFailure, long capturedCents, bool reservedSince) =>
        lastFailure == NotReturned || (lastFailure is not null && capturedCents == 0 && status is not ("paid" or "settled" or "none") && !reservedSince);

    /// <summary>Missing appointments: the home is kept, its project offers times, and none is chosen.</summary>
    public static bool IsWithoutAppointment(string status, string? slot, bool offersTimes) => status == "active" && slot is null && offersTimes;

    /// <summary>Link performance: a link that lets people in and is opened far more or far less than it usually is.</summary>
    /// <param name="open">True for one that is on, and whose days are not over and not still to come.</param>
    public static bool IsUnusualLink(bool open, long lastDay, long before) => open && TrafficRules.Of(lastDay, before) != Traffic.Usual;

    /// <summary>What was done stays done until something new happens.</summary>
    /// <param name="fact">Number of what last happened to the item; it only grows.</param>
    /// <param name="seen">The fact that was done, or null.</param>
    public static bool IsDone(long fact, long? seen) => seen is { } done && done >= fact;
}
