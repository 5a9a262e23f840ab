using CustomerConnect.Identity;
using CustomerConnect.Storage.Staff.People;
using CustomerConnect.Storage.Staff.Sessions;
using CustomerConnect.Web.Staff.Details;
using CustomerConnect.Web.Staff.Sessions;

namespace CustomerConnect.Web.Staff.People;

/// <summary>The page of a contact: who they are, what they agreed to, and what they have. No more than is needed to help them.</summary>
/// <param name="Member">Name of who looks.</param>
/// <param name="Facts">Sections of terms and what they are.</param>
/// <param name="Identity">How their identity stands; null for members who have nothing to do with identities.</param>
public sealed record ContactView(
    string Member, string Id, string Who, IReadOnlyList<Section> Facts, ContactIdentity? Identity, IReadOnlyList<SessionView> Sessions, SessionMark? OlderSessions,
    IReadOnlyList<ReservationLine> Reservations, ReservationMark? OlderReservations, ContactQuery Query)
{
    /// <summary>Why what was asked for was not done, or null.</summary>
    public string? Refused { get; init; }

    /// <summary>What was filled in then, or null.</summary>
    public Typed? Typed { get; init; }

    /// <summary>Where the contact was last, or null: whose look their pages have.</summary>
    public string? Community { get; init; }
}

/// <summary>The identity of a contact.</summary>
/// <param name="Notes">What staff did with it, the newest first.</param>
/// <param name="Done">True once it is verified.</param>
/// <param name="Made">Full address of the link that was just made, or null.</param>
/// <param name="Ways">Channels by which a link can be sent.</param>
public sealed record ContactIdentity(
    Badge Badge, string? Since, string? More, IReadOnlyList<IdentityNoteLine> Notes, bool Done, string? Made, IReadOnlyList<string> Ways, bool MayVerify, bool MayLink);

/// <summary>A verification in person, or a request to verify anew.</summary>
/// <param name="Statement">Text of the statement that was confirmed, or null.</param>
public sealed record IdentityNoteLine(string When, string What, string? Name, string? Text, string? Version, string? Statement);

/// <summary>A reservation.</summary>
/// <param name="Number">As people say it.</param>
/// <param name="Session">Its session, whose panel tells the rest; null when it is gone.</param>
public sealed record ReservationLine(string Number, string? Session, string Home, Badge Badge, string Placed, string Ends, bool InPerson);

/// <summary>The page of a verification in person.</summary>
/// <param name="Who">The contact.</param>
/// <param name="Facts">What they said of themselves, to be compared with the document.</param>
/// <param name="Command">Id of the command that the form is.</param>
public sealed record VerifyView(string Member, string Id, string Who, IReadOnlyList<Fact> Facts, VerifyForm Form, string Command, IdentityStatus Status, string? Refused);
