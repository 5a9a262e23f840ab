using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace CustomerConnect.Web.Staff.Accounts;

/// <summary>What members are called.</summary>
public static class StaffNames
{
    /// <summary>The signed-in member's name, for the head of a page.</summary>
    public static async Task<string> NameAsync(this UserManager<StaffMember> members, ClaimsPrincipal user) =>
        (await members.GetUserAsync(user))?.Name is { Length: > 0 } name ? name : "Staff";

    /// <summary>A member's name as colleagues read it; "a colleague" for one who is gone.</summary>
    public static async Task<string> NameOfAsync(this UserManager<StaffMember> members, string id) =>
        (await members.FindByIdAsync(id))?.Name is { Length: > 0 } name ? name : "a colleague";

    /// <summary>The member's id, as the log keeps it.</summary>
    public static string StaffId(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier)!;
}
