using CustomerConnect.Grains.Deposits;
using CustomerConnect.Grains.Reservations;
using CustomerConnect.Grains.Sessions;
using CustomerConnect.Reservations;
using CustomerConnect.Storage.Log;

namespace CustomerConnect.Web.Staff.Details;

/// <summary>A line of the history.</summary>
/// <param name="Bad">True for what went wrong.</param>
/// <param name="By">Id of the member of staff who did it; null for the visitor and the clock.</param>
public sealed record HistoryLine(DateTimeOffset At, string What, bool Bad = false, string? By = null);

/// <summary>What happened in a session, with its deposit and reservation: told from their streams, and therefore exactly what happened.</summary>
public sealed class History(IEventLog log)
{
    /// <summary>Most lines that are shown.</summary>
    public const int Most = 80;

    /// <summary>The newest lines first.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<HistoryLine>> OfAsync(string session, string? deposit, string? reservation, CancellationToken cancel)
    {
        var lines = new List<HistoryLine>();
        lines.AddRange(await ReadAsync($"session/{session}", SessionEventTypes.All.Read, Say, cancel));
        if (deposit is not null)
        {
            lines.AddRange(await ReadAsync($"deposit/{deposit}", DepositEventTypes.All.Read, Say, cancel));
        }

        if (reservation is not null)
        {
            lines.AddRange(await ReadAsync($"reservation/{reservation}", ReservationEventTypes.All.Read, Say, cancel));
        }

        // Of one moment the later event comes first, as everywhere here.
        lines.Reverse();
        return [.. lines.OrderByDescending(l => l.At).Take(Most)];
    }

    private async Task<IEnumerable<HistoryLine>> ReadAsync<TEvent>(
        string stream, Func<EventData, TEvent> read, Func<TEvent, HistoryLine?> say, CancellationToken cancel) =>
        from stored in await log.ReadStreamAsync(stream, cancel: cancel)
        let line = say(read(stored.Event))
        where line is not null
        select line with { At = stored.At };

    private static HistoryLine? Say(SessionEvent happened) => happened switch
    {
        SessionStarted => Line("Opened the link"),
        SelectionChanged { Selection.Unit: not null } => Line("Chose a home"),
        SelectionChanged { Selection.Model: not null } => Line("Chose a model"),
        SelectionChanged { Selection.Project: not null } => Line("Chose a project"),
        SelectionChanged => Line("Went back to the community"),
        SessionTakenInPerson desk => Line(desk.DepositTaken ? "Taken in person, with the deposit" : "Taken in person") with { By = desk.By },
        ContactSignedIn { Registered: false } => Line("Signed in, not registered yet"),
        ContactSignedIn => Line("Signed in"),
        ContactSignedOut => Line("Signed out"),
        AppointmentChosen { Slot: null } => Line("Took the appointment back"),
        AppointmentChosen => Line("Chose an appointment"),
        HomeLost lost => Bad($"Could not have the home ({lost.Code})"),
        HoldObtained => Line("Home held"),
        SessionHoldExtended => Line("Hold extended"),
        HoldEnded ended => ended.Reason switch
        {
            "lapsed" => Bad("Hold ran out"),
            "ended-by-staff" => Bad("Hold ended by the sales team"),
            "changed" => Line("Hold given back for another home"),
            _ => Line("Hold given back"),
        },
        ClientsCounted clients => Line($"Client profiles: {clients.Complete} complete, {clients.Unfinished} unfinished"),
        SubmissionStarted => Line("Submitted"),
        SubmissionTakenBack back => Bad($"Submission taken back ({back.Code})"),
        _ => null,
    };

    private static HistoryLine? Say(DepositEvent happened) => happened switch
    {
        AttemptNeedsAuthentication => Line("The bank asked the customer to confirm"),
        AttemptSucceeded { CapturedCents: 0 } => Line("Card stored, nothing charged"),
        AttemptSucceeded => Line("Deposit paid"),
        AttemptFailed failed => Bad($"Deposit not paid: {DepositFailures.Say(failed.Failure).ToLowerInvariant()}"),
        DepositReturnStarted => Line("Deposit on its way back"),
        AttemptReturned { Cents: 0 } => Line("Stored card forgotten"),
        AttemptReturned => Line("Deposit returned"),
        _ => null,
    };

    private static HistoryLine? Say(ReservationEvent happened) => happened switch
    {
        ReservationPlaced => Line("Home reserved"),
        ReservationExtended extended => Line("Reservation extended") with { By = extended.By },
        AppointmentMoved => Line("Appointment moved"),
        AppointmentMoveFailed => Bad("Appointment could not be moved"),
        ReservationEndStarted { As: ReservationStatus.Reversed } reversed => Bad($"Reservation reversed ({reversed.Reason})") with { By = reversed.By },
        ReservationEndStarted { As: ReservationStatus.Completed } completed => Line("Reservation completed") with { By = completed.By },
        ReservationEndStarted { As: ReservationStatus.Withdrawn } => Bad("Home given back by the customer"),
        ReservationEndStarted { As: ReservationStatus.Expired } => Bad("Reservation expired"),
        _ => null,
    };

    private static HistoryLine Line(string what) => new(default, what);

    private static HistoryLine Bad(string what) => new(default, what, Bad: true);
}
