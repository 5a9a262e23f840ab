using System.Security.Claims;
using CustomerConnect.Web.Staff.Permissions;

namespace CustomerConnect.Web.Staff.People;

/// <summary>Where a member looks when something happened to somebody's identity.</summary>
public static class IdentityAddress
{
    /// <summary>The contact, where they may open one; else the panels of identities; null where they may see neither.</summary>
    public static string? Of(string contact, ClaimsPrincipal member) =>
        member.May(StaffPermissions.SeeContacts) ? $"/staff/contacts/{contact}#identity"
        : member.May(StaffPermissions.SeeIdentities) ? "/staff/identity"
        : null;
}
