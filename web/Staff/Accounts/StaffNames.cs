using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace CustomerConnect.Web.Staff.Accounts;

/// <summary>Names of the staff.</summary>
internal static class StaffNames
{
    /// <summary>Name of who is signed in, or what stands for it.</summary>
    public static async Task<string> NameOfAsync(this UserManager<StaffMember> members, ClaimsPrincipal user) =>
        (await members.GetUserAsync(user))?.Name is { Length: > 0 } name ? name : "Staff";

    /// <summary>The id of who is signed in, as the log keeps it.</summary>
    public static string MemberId(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier)!;
}
