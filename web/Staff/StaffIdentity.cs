using System.Security.Claims;
using CustomerConnect.Storage.Staff.SignIns;
using CustomerConnect.Web.Staff.Permissions;
using Microsoft.AspNetCore.Identity;

namespace CustomerConnect.Web.Staff;

/// <summary>Who is signed in, as claims: made anew from the database at each request, so that what was changed holds at once.</summary>
public static class StaffIdentity
{
    private const string SignIn = "sign-in";

    /// <summary>The claims of a member: id, name, address, sign-in and permissions.</summary>
    public static ClaimsPrincipal Of(SignedInMember member, string signIn) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, member.Id), new(ClaimTypes.Name, member.Name), new(ClaimTypes.Email, member.Email), new(SignIn, signIn),
            .. member.Permissions.Select(p => new Claim(StaffPermissions.Claim, p)),
        ],
        IdentityConstants.ApplicationScheme));

    /// <summary>What the cookie holds: the sign-in alone. The rest is looked up.</summary>
    public static ClaimsPrincipal Ticket(string signIn) => new(new ClaimsIdentity([new(SignIn, signIn)], IdentityConstants.ApplicationScheme));

    /// <summary>Id of the sign-in, or null for who is not signed in.</summary>
    public static string? SignInId(this ClaimsPrincipal user) => user.FindFirstValue(SignIn);

    /// <summary>Id of the member who is signed in.</summary>
    /// <exception cref="InvalidOperationException">Nobody is.</exception>
    public static string StaffId(this ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in: the endpoint lacks the policy of staff.");

    /// <summary>Name of the member who is signed in, as colleagues read it.</summary>
    public static string StaffName(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Name) is { Length: > 0 } name ? name : "Staff";
}
