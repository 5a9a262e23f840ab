using CustomerConnect.Reservations;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Staff.Permissions;
using CustomerConnect.Web.Staff.Sessions;

namespace CustomerConnect.Web.Staff.Details;

/// <summary>Who looks at a panel.</summary>
/// <param name="Member">Their name.</param>
/// <param name="Scope">What they see.</param>
/// <param name="May">Says whether they have a permission.</param>
public sealed record Viewer(string Member, StaffScope Scope, Func<string, bool> May);

/// <summary>What somebody filled in and was refused.</summary>
/// <param name="Action">The last part of the form's address.</param>
public sealed record Typed(string Action, IFormCollection Form);

/// <summary>All that the panel of a session shows.</summary>
/// <param name="Member">Name of who looks.</param>
/// <param name="Row">The session's row.</param>
/// <param name="Home">Reference of the home to copy, such as <c>LH-1202</c>, or null.</param>
/// <param name="Badges">How it stands: status, deposit, kind of user.</param>
/// <param name="Facts">Sections of terms and what they are, in their order.</param>
/// <param name="Attempts">Attempts at the deposit, the newest first.</param>
/// <param name="DepositText">What the deposit is, or null when there is none.</param>
/// <param name="Reservation">The reservation, or null.</param>
/// <param name="History">What happened, the newest first; names in place of ids.</param>
public sealed record DetailsView(
    string Member, SessionView Row, string? Home, IReadOnlyList<Badge> Badges, IReadOnlyList<Section> Facts, IReadOnlyList<Attempt> Attempts,
    string? DepositText, ReservationCard? Reservation, IReadOnlyList<HistoryEntry> History)
{
    /// <summary>Address of the panel.</summary>
    public string Address => $"/staff/sessions/{Row.Id}";

    /// <summary>The clock that its times are on, such as <c>Los Angeles time (PST)</c>.</summary>
    public required string Clock { get; init; }

    /// <summary>What may be done.</summary>
    public required Actions May { get; init; }

    /// <summary>The contact who is signed in and whose page the member may open; null otherwise.</summary>
    public string? Contact { get; init; }

    /// <summary>True when the contact is told by e-mail of what becomes of the reservation; who has no address is called.</summary>
    public bool HasEmail { get; init; }

    /// <summary>Links to the contact's identity pages; null where there is nothing to be done about them.</summary>
    public IdentityLinkView? IdentityLink { get; init; }

    /// <summary>What was sent for the session, the newest first.</summary>
    public IReadOnlyList<MessageLine> Messages { get; init; } = [];

    /// <summary>True when the member may send them again.</summary>
    public bool MayResend { get; init; }

    /// <summary>Why what was asked for was not done, or null.</summary>
    public string? Refused { get; init; }

    /// <summary>What was filled in then, or null.</summary>
    public Typed? Typed { get; init; }

    /// <summary>What was filled in in a field of a form that was refused; null for other forms.</summary>
    public string? In(string action, string field) => Typed?.Action == action ? Typed.Form[field].ToString() : null;
}

/// <summary>What can be done about the link to somebody's identity pages.</summary>
/// <param name="Made">Full address of the link that was just made, or null.</param>
/// <param name="Ways">Channels by which it can be sent.</param>
public sealed record IdentityLinkView(string? Made, IReadOnlyList<string> Ways);

/// <summary>Terms under a heading.</summary>
public sealed record Section(string Title, IReadOnlyList<Fact> Facts);

/// <summary>A term and what it is.</summary>
/// <param name="Badge">A badge beside it, or null.</param>
/// <param name="Hint">What it means for who talks to the visitor, or null.</param>
public sealed record Fact(string Term, string Text, Badge? Badge = null, string? Hint = null);

/// <summary>One attempt at the deposit.</summary>
public sealed record Attempt(string When, Badge Badge);

/// <summary>A line of the history as it is read.</summary>
public sealed record HistoryEntry(string When, string What, bool Bad);

/// <summary>A reservation, or one that is being made.</summary>
/// <param name="Number">Its number to copy; null while it is being made.</param>
/// <param name="Until">When the hold or the reservation ends; milliseconds since 1970-01-01 UTC. Null when nothing runs.</param>
/// <param name="Ends">The same in words, or null.</param>
public sealed record ReservationCard(string? Number, Badge Badge, long? Until, string? Ends, IReadOnlyList<Fact> Facts)
{
    /// <summary>Its id; null while it is being made.</summary>
    public string? Id { get; init; }

    /// <summary>True when the end is that of a hold, which a clock counts down.</summary>
    public bool IsHold => Number is null;
}

/// <summary>What the member may do with the session as it stands.</summary>
/// <param name="Appointment">Address of the form that moves or chooses the appointment; null where there is none to be had.</param>
/// <param name="HasAppointment">True when there is one to move.</param>
public sealed record Actions(bool EndHold, bool Reverse, bool Extend, bool Complete, string? Appointment, bool HasAppointment)
{
    /// <summary>What may be done with a session by who looks at it.</summary>
    /// <param name="held">True while it holds a home.</param>
    /// <param name="reservation">Its reservation, or null.</param>
    /// <param name="appointments">True when its project has appointments.</param>
    /// <param name="may">Says whether the member has a permission.</param>
    public static Actions Of(bool held, ReservationSnapshot? reservation, bool appointments, Func<string, bool> may)
    {
        var active = reservation?.Status == ReservationStatus.Active;
        var hasOne = reservation?.Slot is not null;
        return new(
            held && may(StaffPermissions.EndHolds), active && may(StaffPermissions.ReverseReservations), active && may(StaffPermissions.ExtendReservations),
            active && may(StaffPermissions.CompleteReservations),
            active && (hasOne || appointments) && may(StaffPermissions.MoveAppointments) ? $"/staff/calendar/{reservation!.Reservation}/move" : null, hasOne);
    }

    /// <summary>True when there is anything.</summary>
    public bool Any => EndHold || Reverse || Extend || Complete || Appointment is not null;
}
