using Microsoft.AspNetCore.DataProtection;

namespace CustomerConnect.Web.Staff.People;

/// <summary>
/// Shows a link to who has just made it. The database keeps only its hash and an address is no place for it, so it travels once more with the
/// browser: encrypted, for two minutes, to staff's pages alone.
/// </summary>
public sealed class MadeLinks(IDataProtectionProvider protection)
{
    private const string Cookie = "cc-staff-made";
    private static readonly TimeSpan _shown = TimeSpan.FromMinutes(2);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("CustomerConnect.Staff.MadeLink.v1").ToTimeLimitedDataProtector();

    /// <summary>Gives the link of a contact to the browser.</summary>
    public void Put(HttpContext http, string contact, string path) =>
        http.Response.Cookies.Append(Cookie, _protector.Protect($"{contact} {path}", _shown), new()
        {
            HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/staff", MaxAge = _shown,
        });

    /// <summary>The path of the link that this browser has just made for a contact, or null.</summary>
    public string? Find(HttpContext http, string contact)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } kept)
        {
            return null;
        }

        try
        {
            return _protector.Unprotect(kept).Split(' ') is [var whose, var path] && whose == contact ? path : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null; // Two minutes are over, or somebody made it up.
        }
    }
}
