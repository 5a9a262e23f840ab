using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace CustomerConnect.Web.Staff.SignIn;

/// <summary>
/// Browsers in which a member has signed in fully: a sealed cookie an account. It lets nobody in. It only gives the browser a count of tries
/// of its own, so that strangers who guess at the account do not make its owner wait.
/// </summary>
public sealed class KnownDevices(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan _lasts = TimeSpan.FromDays(180);
    private readonly IDataProtector _seal = protection.CreateProtector("staff-known-device");

    /// <summary>Id of this browser as one of the account, or null.</summary>
    /// <param name="email">The account, however its address was written.</param>
    public string? Find(HttpContext http, string email)
    {
        if (http.Request.Cookies[Cookie(email)] is not { Length: > 0 and < 1_000 } sealed_)
        {
            return null;
        }

        try
        {
            return _seal.Unprotect(sealed_).Split('|') is [var account, var device, var until] && account == Account(email)
                && long.Parse(until, CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds() ? device : null;
        }
        catch (CryptographicException)
        {
            // Not sealed by us, or so long ago that its key is gone.
            return null;
        }
    }

    /// <summary>Remembers this browser as one of the account; one that is known keeps its id.</summary>
    public void Remember(HttpContext http, string email)
    {
        var device = Find(http, email) ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var until = (clock.GetUtcNow() + _lasts).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        http.Response.Cookies.Append(Cookie(email), _seal.Protect($"{Account(email)}|{device}|{until}"), new CookieOptions
        {
            HttpOnly = true, IsEssential = true, MaxAge = _lasts, Path = StaffAccess.SignIn, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps,
        });
    }

    // Not readable in the browser's list of cookies.
    private static string Account(string email) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToUpperInvariant())));

    private static string Cookie(string email) => $"cc-staff-device-{Account(email)[..12]}";
}
