using System.Globalization;
using System.Security.Claims;
using CustomerConnect.Storage.Staff.SecondFactor;
using CustomerConnect.Web.Staff.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace CustomerConnect.Web.Staff.SignIn;

/// <summary>Somebody who has given the password, and has the second factor before them.</summary>
/// <param name="Secret">Secret of the authenticator that they set up; null when they are asked for a code of the one they have.</param>
/// <param name="Replaces">Since when they had the one that it takes the place of; null for none.</param>
public sealed record HalfWayIn(StaffMember Member, string? Secret, long? Replaces);

/// <summary>
/// The step between password and second factor, in a sealed cookie for a quarter of an hour. The secret of an authenticator that is being set
/// up lies in it and nowhere else, so that another browser with the same password sees another one.
/// </summary>
public sealed class HalfWay(UserManager<StaffMember> members)
{
    private const string Stamp = "stamp";
    private const string Secret = "secret";
    private const string Replaces = "replaces";

    /// <summary>Goes on to ask for a code.</summary>
    public Task AskAsync(HttpContext http, StaffMember member) => BeginAsync(http, member);

    /// <summary>Goes on to set an authenticator up.</summary>
    /// <param name="replaces">The one that it takes the place of, or null.</param>
    public Task SetUpAsync(HttpContext http, StaffMember member, FactorInfo? replaces) => BeginAsync(
        http, member,
        [
            new(Secret, Totp.NewSecret()),
            .. replaces is null ? (Claim[])[] : [new(Replaces, replaces.Since.ToString(CultureInfo.InvariantCulture))],
        ]);

    /// <summary>Who is half-way in; null for nobody, or when the password has changed since.</summary>
    public async Task<HalfWayIn?> FindAsync(HttpContext http)
    {
        var ticket = (await http.AuthenticateAsync(StaffAccess.HalfWay)).Principal;
        return ticket?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id && await members.FindByIdAsync(id) is { DisabledAt: null } member
            && ticket.FindFirstValue(Stamp) == member.SecurityStamp
            ? new(member, ticket.FindFirstValue(Secret), ticket.FindFirstValue(Replaces) is { } since ? long.Parse(since, CultureInfo.InvariantCulture) : null)
            : null;
    }

    /// <summary>It is over.</summary>
    public static Task EndAsync(HttpContext http) => http.SignOutAsync(StaffAccess.HalfWay);

    private static Task BeginAsync(HttpContext http, StaffMember member, params Claim[] more) => http.SignInAsync(StaffAccess.HalfWay, new ClaimsPrincipal(
        new ClaimsIdentity([new(ClaimTypes.NameIdentifier, member.Id), new(Stamp, member.SecurityStamp ?? ""), .. more], StaffAccess.HalfWay)));
}
