using CustomerConnect.Identity;
using CustomerConnect.Reservations;
using CustomerConnect.Storage.Staff.Actions;
using CustomerConnect.Units;
using CustomerConnect.Web.Staff.Details;
using CustomerConnect.Web.Staff.Identities;

namespace CustomerConnect.Web.Staff.Audit;

/// <summary>The audit trail as people read it.</summary>
public static class AuditWords
{
    /// <summary>Groups of actions that the page can be narrowed to.</summary>
    public static readonly IReadOnlyList<(string Code, string Word)> Groups =
    [
        ("sign-in", "Sign-ins"), ("password", "Passwords"), ("second-factor", "Second factors"), ("member", "Members"), ("role", "Roles"), ("link", "Links"),
        ("hold", "Holds"), ("reservation", "Reservations"), ("appointment", "Appointments"), ("identity", "Identity"), ("message", "Messages"), ("follow-up", "Follow-up"), ("closed-day", "Closed days"), ("calendar-feed", "Calendar feeds"), ("exported", "Exports"),
    ];

    /// <summary>What was done.</summary>
    public static string Say(string what) => what switch
    {
        ActionKinds.SignedIn => "Signed in",
        ActionKinds.PasswordFailed => "Sign-in failed: wrong password",
        ActionKinds.CodeFailed => "Sign-in failed: wrong code",
        ActionKinds.SignedOut => "Signed out",
        ActionKinds.FactorSet => "Set a second factor up",
        ActionKinds.CodesMade => "Made new recovery codes",
        ActionKinds.FactorReset => "Took the second factor away",
        ActionKinds.PasswordSet => "Chose a password",
        ActionKinds.AdministratorSet => "Made an administrator, with a fresh password",
        ActionKinds.MemberAdded => "Added",
        ActionKinds.MemberInvited => "Sent a link to choose a password",
        ActionKinds.MemberChanged => "Changed role or scope",
        ActionKinds.MemberDisabled => "Disabled",
        ActionKinds.MemberEnabled => "Enabled",
        ActionKinds.RoleMade => "Made a role",
        ActionKinds.RoleChanged => "Changed a role",
        ActionKinds.RoleDeleted => "Deleted a role",
        ActionKinds.LinkMade => "Made a link",
        ActionKinds.LinkRenamed => "Renamed a link",
        ActionKinds.LinkDisabled => "Switched a link off",
        ActionKinds.LinkEnabled => "Switched a link on",
        ActionKinds.LinkThrottled => "Throttled a link",
        ActionKinds.LinkSent => "Sent a link to a contact",
        ActionKinds.HoldEnded => "Ended a hold",
        ActionKinds.ReservationReversed => "Reversed a reservation",
        ActionKinds.ReservationExtended => "Extended a reservation",
        ActionKinds.ReservationCompleted => "Completed a reservation",
        ActionKinds.ReservedInPerson => "Took a reservation in person",
        ActionKinds.AppointmentMoved => "Moved an appointment",
        ActionKinds.IdentityVerified => "Verified an identity in person",
        ActionKinds.IdentityReopened => "Asked for another check of an identity",
        ActionKinds.IdentityLinkMade => "Made an identity link",
        ActionKinds.IdentityLinkSent => "Sent an identity link",
        ActionKinds.IdentityLinksRevoked => "Took identity links back",
        ActionKinds.MessageResent => "Sent a message again",
        ActionKinds.FollowUpDone => "Followed up",
        ActionKinds.FollowUpUndone => "Took a follow-up back",
        ActionKinds.DayClosed => "Closed on a day",
        ActionKinds.DayOpened => "Open again on a day",
        ActionKinds.FeedMade => "Made their calendar feed's address",
        ActionKinds.FeedRevoked => "Took their calendar feed back",
        ActionKinds.Exported => "Took a list out as a file",
        _ => what,
    };

    /// <summary>Who did what no member did.</summary>
    public static string Nobody(string what) => what == ActionKinds.AdministratorSet ? "Who runs the server" : "A stranger";

    /// <summary>True for what an administrator looks at twice.</summary>
    public static bool IsTrouble(string what) => what is ActionKinds.PasswordFailed or ActionKinds.CodeFailed or ActionKinds.AdministratorSet;

    /// <summary>The reason: the words of a code, or what was typed.</summary>
    public static string? Why(ActionRecord row) => row.What switch
    {
        ActionKinds.HoldEnded => ActionWords.Say<HoldEndReason>(row.Why, ActionWords.Say),
        ActionKinds.ReservationReversed => ActionWords.Say<ReversalReason>(row.Why, ActionWords.Say),
        ActionKinds.ReservationExtended => ActionWords.Say<ExtendReason>(row.Why, ActionWords.Say),
        ActionKinds.AppointmentMoved => ActionWords.Say<MoveReason>(row.Why, ActionWords.Say),
        ActionKinds.IdentityReopened => ActionWords.Say<ReopenReason>(row.Why, IdentityWords.Reopen),
        ActionKinds.ReservationCompleted when row.Why == Reason.AgreementSigned => "The agreement is signed",
        ActionKinds.LinkSent when row.Why == Reason.AskedForIt => "They asked for it",
        ActionKinds.ReservedInPerson when row.Why == Reason.NoEmail => "They have no e-mail address",
        ActionKinds.IdentityVerified when row.Why?.StartsWith(Reason.StatementConfirmed, StringComparison.Ordinal) == true =>
            $"Met in person, statement {row.Why[Reason.StatementConfirmed.Length..]} confirmed",
        _ => row.Why,
    };
}
