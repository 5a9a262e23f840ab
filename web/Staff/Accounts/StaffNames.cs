using Microsoft.AspNetCore.Identity;

namespace CustomerConnect.Web.Staff.Accounts;

/// <summary>What members are called. Who is signed in has the name among the claims: <see cref="StaffIdentity"/>.</summary>
public static class StaffNames
{
    /// <summary>A member's name as colleagues read it; "a colleague" for one who is gone.</summary>
    public static async Task<string> NameOfAsync(this UserManager<StaffMember> members, string id) =>
        (await members.FindByIdAsync(id))?.Name is { Length: > 0 } name ? name : "a colleague";
}
