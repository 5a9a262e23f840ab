using CustomerConnect.Sessions;
using CustomerConnect.Storage.Staff.Messages;
using CustomerConnect.Web.Staff.Sessions;

namespace CustomerConnect.Web.Staff.Details;

/// <summary>A message that was sent, or is to be sent, for a session.</summary>
/// <param name="Cause">Its key, to send it again.</param>
/// <param name="What">What it says and to whom.</param>
public sealed record MessageLine(string Cause, string What, string When, Badge Badge);

/// <summary>The messages of a session: those about its reservation, its deposit and its contact's identity.</summary>
public sealed class SessionMessages(StaffMessages messages)
{
    /// <summary>Ids of what the messages of a session are about.</summary>
    public static IReadOnlyList<string> Subjects(SessionSnapshot session) =>
        [.. new[] { session.Reservation?.Value, session.Deposit?.Deposit.Value, session.Contact?.Value }.OfType<string>()];

    /// <summary>The newest messages.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<MessageLine>> OfAsync(SessionSnapshot session, StaffTimes times, DateTimeOffset now, CancellationToken cancel) =>
        Subjects(session) is { Count: > 0 } subjects ? [.. (await messages.AboutAsync(subjects, cancel)).Select(m => Line(m, times, now))] : [];

    private static MessageLine Line(SentMessage message, StaffTimes times, DateTimeOffset now) => new(
        message.Cause, $"{Name(message.Template)}, {(message.Channel == "sms" ? "SMS" : "e-mail")} to {Whom(message.RecipientKind)}",
        times.Short(DateTimeOffset.FromUnixTimeMilliseconds(message.SentAt ?? message.CreatedAt), now), message.Status switch
        {
            "sent" => new("ok", "check", "Sent"),
            "pending" => new("info", "clock", "On its way"),
            "dropped" => new("plain", "x", "Not sent"),
            _ => new("bad", "warn", "Failed"),
        });

    private static string Whom(string? kind) => kind switch { "client" => "a client", "staff" => "the sales team", _ => "the contact" };

    private static string Name(string template) => template switch
    {
        "CustomerConnectReservationCustomer" or "CustomerConnectReservationRealtor" => "Confirmation",
        "CustomerConnectReservationStaff" => "New reservation",
        "CustomerConnectIdentityLink" => "Identity link",
        "ReservationEnded" => "Reservation ended",
        "ReservationEndNear" => "End is near",
        "AppointmentMoved" or "AppointmentMovedStaff" => "Appointment moved",
        "DepositReturned" => "Deposit returned",
        "DepositPaidTwice" => "Deposit paid twice",
        _ => template,
    };
}
