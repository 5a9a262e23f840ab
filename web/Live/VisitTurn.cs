using CustomerConnect.Reservations;
using CustomerConnect.Sessions;

namespace CustomerConnect.Web.Live;

/// <summary>
/// Where a visit stands, in a word that a page carries and compares when it connects: a page that shows a hold is out of date as soon as
/// the word is another. Pure.
/// </summary>
public static class VisitTurn
{
    /// <summary>The submission is under way; what comes of it is pushed.</summary>
    public const string Submitting = "submitting";

    /// <summary>How the reservations of a page stand, in the page's order.</summary>
    public static string Of(IEnumerable<ReservationStatus> reservations) => string.Join(',', reservations);

    /// <summary><c>reserved/</c> and the reservation, <see cref="Submitting"/>, <c>held/</c> and the home, or <c>open</c>.</summary>
    public static string Of(SessionSnapshot session, DateTimeOffset now) =>
        session.Reservation is { } reservation ? $"reserved/{reservation}"
        : session.Status == SessionStatus.Submitting ? Submitting
        : session.HoldUntil > now ? $"held/{session.Selection.Unit}"
        : "open";
}
