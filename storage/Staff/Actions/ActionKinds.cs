namespace CustomerConnect.Storage.Staff.Actions;

/// <summary>Stable words of what staff do, as in <c>staff_action.what</c>. Never renamed.</summary>
public static class ActionKinds
{
    /// <summary>Signed in.</summary>
    public const string SignedIn = "sign-in.done";

    /// <summary>Somebody wrote a wrong password.</summary>
    public const string PasswordFailed = "sign-in.failed";

    /// <summary>Somebody who knew the password wrote a wrong code.</summary>
    public const string CodeFailed = "sign-in.code-failed";

    /// <summary>Signed out, here or elsewhere.</summary>
    public const string SignedOut = "sign-in.ended";

    /// <summary>Set up a second factor.</summary>
    public const string FactorSet = "second-factor.set";

    /// <summary>Made new recovery codes.</summary>
    public const string CodesMade = "second-factor.codes-made";

    /// <summary>Took a member's second factor away, who then sets up another.</summary>
    public const string FactorReset = "second-factor.reset";

    /// <summary>Chose a password.</summary>
    public const string PasswordSet = "password.set";

    /// <summary>Who runs the server made somebody an administrator, or let one back in, by a command.</summary>
    public const string AdministratorSet = "member.set-by-command";

    /// <summary>Added a member.</summary>
    public const string MemberAdded = "member.added";

    /// <summary>Sent a member the link by which they choose a password.</summary>
    public const string MemberInvited = "member.invited";

    /// <summary>Changed a member's role, or what they see.</summary>
    public const string MemberChanged = "member.changed";

    /// <summary>Disabled a member.</summary>
    public const string MemberDisabled = "member.disabled";

    /// <summary>Enabled a member.</summary>
    public const string MemberEnabled = "member.enabled";

    /// <summary>Made a role.</summary>
    public const string RoleMade = "role.made";

    /// <summary>Changed a role.</summary>
    public const string RoleChanged = "role.changed";

    /// <summary>Deleted a role.</summary>
    public const string RoleDeleted = "role.deleted";

    /// <summary>Made a link.</summary>
    public const string LinkMade = "link.made";

    /// <summary>Renamed a link.</summary>
    public const string LinkRenamed = "link.renamed";

    /// <summary>Switched a link off.</summary>
    public const string LinkDisabled = "link.disabled";

    /// <summary>Switched a link on.</summary>
    public const string LinkEnabled = "link.enabled";

    /// <summary>Changed how many new sessions a link lets in.</summary>
    public const string LinkThrottled = "link.throttled";

    /// <summary>Sent a link to a contact.</summary>
    public const string LinkSent = "link.sent";

    /// <summary>Ended a hold.</summary>
    public const string HoldEnded = "hold.ended";

    /// <summary>Reversed a reservation.</summary>
    public const string ReservationReversed = "reservation.reversed";

    /// <summary>Extended a reservation.</summary>
    public const string ReservationExtended = "reservation.extended";

    /// <summary>Completed a reservation.</summary>
    public const string ReservationCompleted = "reservation.completed";

    /// <summary>Reserved a home in person, for somebody without an e-mail address.</summary>
    public const string ReservedInPerson = "reservation.in-person";

    /// <summary>Moved an appointment.</summary>
    public const string AppointmentMoved = "appointment.moved";

    /// <summary>Verified a contact's identity in person.</summary>
    public const string IdentityVerified = "identity.verified";

    /// <summary>Asked for another check of an identity.</summary>
    public const string IdentityReopened = "identity.reopened";

    /// <summary>Made a link to a contact's identity pages.</summary>
    public const string IdentityLinkMade = "identity.link-made";

    /// <summary>Sent one to the contact.</summary>
    public const string IdentityLinkSent = "identity.link-sent";

    /// <summary>Took all of a contact's identity links back.</summary>
    public const string IdentityLinksRevoked = "identity.links-revoked";

    /// <summary>Sent a message again.</summary>
    public const string MessageResent = "message.resent";

    /// <summary>Marked an item of a follow-up list as done.</summary>
    public const string FollowUpDone = "follow-up.done";

    /// <summary>Took that back.</summary>
    public const string FollowUpUndone = "follow-up.undone";

    /// <summary>Said that an organization's sales centers are closed on a day.</summary>
    public const string DayClosed = "closed-day.added";

    /// <summary>Took that back.</summary>
    public const string DayOpened = "closed-day.removed";

    /// <summary>Made the secret address of their own calendar feed.</summary>
    public const string FeedMade = "calendar-feed.made";

    /// <summary>Took it back.</summary>
    public const string FeedRevoked = "calendar-feed.revoked";

    /// <summary>Took a list out as a file.</summary>
    public const string Exported = "exported";
}
