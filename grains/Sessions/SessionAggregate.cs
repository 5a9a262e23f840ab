using CustomerConnect.Grains.Reservations;
using CustomerConnect.Reservations;
using CustomerConnect.Sessions;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff.Actions;

namespace CustomerConnect.Grains.Sessions;

/// <summary>A session as a stream.</summary>
public sealed class SessionAggregate : IAggregate<SessionState, SessionEvent>
{
    /// <inheritdoc/>
    public static string Prefix => "session";

    /// <inheritdoc/>
    public static SessionState Initial(string key) => SessionState.Initial(key);

    /// <inheritdoc/>
    public static SessionState Apply(SessionState state, SessionEvent happened, DateTimeOffset at) => state.Apply(happened, at);

    /// <inheritdoc/>
    public static DateTimeOffset? Due(SessionState state) => SessionRules.Due(state);

    /// <inheritdoc/>
    public static void Rows(SessionState state, int version, DateTimeOffset at, List<RowChange> rows)
    {
        if (state.Link is null)
        {
            return;
        }

        rows.Add(new(ReadModelTables.Session, state.Session.Value, [
            state.Session.Value, (long)version, state.Link?.Value, state.Community?.Value, state.Division,
            state.Selection.Project?.Value, state.Selection.Model?.Value, state.Selection.Building?.Value, state.Selection.Unit?.Value,
            state.Contact?.Value, state.Contact is null ? null : ReservationAggregate.KindText(state.ContactKind),
            StatusText(state.StatusAt(at)), Step(state, at), state.Slot?.ToString(),
            state.Slot is { } slot ? slot.Kind == AppointmentKind.Phone ? "phone" : "in-person" : null,
            state.Slot?.StartsAt.ToUnixTimeMilliseconds(), state.LastDeposit?.Value, state.DepositStatus, state.Reservation?.Value,
            state.HoldAt(at)?.Until.ToUnixTimeMilliseconds(), state.Device?.Browser, state.Device?.BrowserVersion, state.Device?.Os,
            state.Device?.Outdated == true ? 1L : 0L, state.StartedAt.ToUnixTimeMilliseconds(), at.ToUnixTimeMilliseconds()]));
    }

    /// <inheritdoc/>
    public static void Messages(
        SessionState before, SessionState after, SessionEvent happened, int version, DateTimeOffset at, List<RowChange> rows)
    {
        if (happened is SessionTakenInPerson desk)
        {
            rows.Add(StaffTrail.Row(
                $"{Prefix}/{after.Session}", version, at, desk.By, ActionKinds.ReservedInPerson, "session", after.Session.Value, Reason.NoEmail,
                community: after.Community));
        }

        if (happened is not Submitted done || after.Contact is not { } contact)
        {
            return;
        }

        var project = after.Selection.Project;
        RowChange Message(string cause, string template, string channel, string kind, string recipient) => Outbox.Row(
            $"reserved/{done.Reservation}/{cause}", template, channel, kind, recipient, project, "reservation", done.Reservation.Value, at);

        rows.Add(Message(
            "contact", after.IsRealtor ? "CustomerConnectReservationRealtor" : "CustomerConnectReservationCustomer", Outbox.Email,
            Outbox.ToContact, contact.Value));
        foreach (var client in done.Clients)
        {
            rows.Add(Message($"client/{client}", "CustomerConnectReservationCustomer", Outbox.Email, Outbox.ToClient, client));
        }

        if (done.StaffEmail && project is not null)
        {
            rows.Add(Message("staff-email", "CustomerConnectReservationStaff", Outbox.Email, Outbox.ToStaff, project.Value.Value));
        }

        if (done.StaffSms && project is not null)
        {
            rows.Add(Message("staff-sms", "CustomerConnectReservationStaff", Outbox.Sms, Outbox.ToStaff, project.Value.Value));
        }
    }

    /// <summary>The word of a status in tables.</summary>
    public static string StatusText(SessionStatus status) => status switch
    {
        SessionStatus.SignedIn => "signed-in",
        SessionStatus.Holding => "holding",
        SessionStatus.Submitting => "submitting",
        SessionStatus.Reserved => "reserved",
        _ => "browsing",
    };

    /// <summary>What the visitor is about, in one word for staff.</summary>
    private static string Step(SessionState state, DateTimeOffset at) =>
        state.Reservation is not null ? "confirmation"
        : state.Submission is not null ? "submit"
        : state.Lost is not null ? "lost"
        : state.HoldAt(at) is not null ? "checkout"
        : state.Contact is not null && !state.Registered ? "register"
        : state.Contact is not null && state.Selection.Unit is not null ? state.Slot is null ? "appointment" : "checkout"
        : state.Selection.Unit is not null ? "home"
        : state.Selection.Model is not null ? "model"
        : state.Selection.Project is not null ? "project"
        : "community";
}
