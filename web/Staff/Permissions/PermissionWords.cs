namespace CustomerConnect.Web.Staff.Permissions;

/// <summary>Permissions as people read them.</summary>
public static class PermissionWords
{
    /// <summary>What a permission lets somebody do.</summary>
    public static string Say(string permission) => permission switch
    {
        StaffPermissions.Everything => "Everything, also what is added to the product later",
        StaffPermissions.EndHolds => "Give a held home back before its time",
        StaffPermissions.ReverseReservations => "Reverse a reservation",
        StaffPermissions.ExtendReservations => "Extend a reservation",
        StaffPermissions.CompleteReservations => "Complete a reservation: the home is sold",
        StaffPermissions.ManageLinks => "Make links, share them, switch them on and off",
        StaffPermissions.MoveAppointments => "Move an appointment to another time",
        StaffPermissions.ReadHistory => "Read and search the history of events",
        StaffPermissions.SeeIdentities => "See how identities stand",
        StaffPermissions.VerifyIdentities => "Verify an identity in person, or ask for another check",
        StaffPermissions.ManageIdentityLinks => "Copy, send and take back identity links",
        StaffPermissions.EditClosedDays => "Edit the days on which the office is closed",
        StaffPermissions.SeeContacts => "Open contacts",
        StaffPermissions.ResendMessages => "Send a message again",
        StaffPermissions.ReserveInPerson => "Take a reservation in person",
        StaffPermissions.FollowUp => "Work on follow-up lists",
        StaffPermissions.ExportFollowUp => "Take follow-up lists out as files",
        StaffPermissions.ManageTeam => "Manage the team: members, roles, what they see",
        StaffPermissions.ReadAudit => "Read the audit trail",
        _ => permission,
    };
}
