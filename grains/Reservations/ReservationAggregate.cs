using CustomerConnect.Reservations;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff.Actions;

namespace CustomerConnect.Grains.Reservations;

/// <summary>A reservation as a stream.</summary>
public sealed class ReservationAggregate : IAggregate<ReservationState, ReservationEvent>
{
    /// <inheritdoc/>
    public static string Prefix => "reservation";

    /// <inheritdoc/>
    public static ReservationState Initial(string key) => ReservationState.Initial(key);

    /// <inheritdoc/>
    public static ReservationState Apply(ReservationState state, ReservationEvent happened, DateTimeOffset at) =>
        state.Apply(happened, at);

    /// <inheritdoc/>
    public static DateTimeOffset? Due(ReservationState state) => ReservationRules.Due(state);

    /// <inheritdoc/>
    public static void Rows(ReservationState state, int version, DateTimeOffset at, List<RowChange> rows)
    {
        if (state.Placement is not { } placed)
        {
            return;
        }

        rows.Add(new(ReadModelTables.Reservation, state.Reservation.Value, [
            state.Reservation.Value, (long)version, placed.Session.Value, placed.Unit.Value, placed.Project.Value,
            placed.Community.Value, placed.Contact.Value, KindText(placed.ContactKind), StatusText(state.Status), placed.Deposit?.Value,
            state.Slot?.ToString(), state.Slot is { } slot ? slot.Kind == AppointmentKind.Phone ? "phone" : "in-person" : null,
            state.Slot?.StartsAt.ToUnixTimeMilliseconds(), placed.At.ToUnixTimeMilliseconds(), state.EndsAt.ToUnixTimeMilliseconds(),
            state.EndedAt?.ToUnixTimeMilliseconds(), state.EndReason, at.ToUnixTimeMilliseconds()]));
    }

    /// <inheritdoc/>
    public static void Messages(
        ReservationState before, ReservationState after, ReservationEvent happened, int version, DateTimeOffset at, List<RowChange> rows)
    {
        if (after.Placement is { } place && Trail(happened) is var (by, what, why))
        {
            rows.Add(StaffTrail.Row(
                $"{Prefix}/{after.Reservation}", version, at, by, what, "reservation", after.Reservation.Value, why, community: place.Community, project: place.Project));
        }

        if (happened is ReservationEndStarted { As: not ReservationStatus.Completed } && after.Placement is { } placed)
        {
            rows.Add(Outbox.Row(
                $"reservation-ended/{after.Reservation}", "ReservationEnded", Outbox.Email, Outbox.ToContact, placed.Contact.Value,
                placed.Project, "reservation", after.Reservation.Value, at));
        }

        if (happened is ReservationEndNear near && after.Placement is { } ending)
        {
            rows.Add(Outbox.Row(
                $"reservation-end-near/{after.Reservation}/{near.EndsAt.ToUnixTimeMilliseconds()}", "ReservationEndNear", Outbox.Email, Outbox.ToContact,
                ending.Contact.Value, ending.Project, "reservation", after.Reservation.Value, at));
        }

        if (happened is AppointmentMoved { To: not null } && after.Placement is { } moving)
        {
            var cause = $"appointment-moved/{after.Reservation}/{after.Moves}";
            rows.Add(Outbox.Row(
                cause, "AppointmentMoved", Outbox.Email, Outbox.ToContact, moving.Contact.Value, moving.Project, "reservation",
                after.Reservation.Value, at));
            rows.Add(Outbox.Row(
                $"{cause}/staff", "AppointmentMovedStaff", Outbox.Email, Outbox.ToStaff, moving.Project.Value, moving.Project, "reservation",
                after.Reservation.Value, at));
        }
    }

    // Who of the staff did what and why; null for what customers and the clock do.
    private static (string By, string What, string? Why)? Trail(ReservationEvent happened) => happened switch
    {
        ReservationExtended e => (e.By, ActionKinds.ReservationExtended, e.Reason),
        ReservationEndStarted { By: { } by, As: ReservationStatus.Completed } => (by, ActionKinds.ReservationCompleted, Reason.AgreementSigned),
        ReservationEndStarted { By: { } by, As: ReservationStatus.Reversed } e => (by, ActionKinds.ReservationReversed, e.Reason),
        AppointmentMoved { By: { } by } e => (by, ActionKinds.AppointmentMoved, e.Reason),
        _ => null,
    };

    /// <summary>The word of a status in tables.</summary>
    public static string StatusText(ReservationStatus status) => status.ToString().ToLowerInvariant();

    /// <summary>The word of a kind of contact in tables.</summary>
    public static string KindText(ContactKind kind) => kind switch
    {
        ContactKind.RegisteredRealtor => "registered-realtor",
        ContactKind.UnregisteredRealtor => "unregistered-realtor",
        _ => "customer",
    };
}
