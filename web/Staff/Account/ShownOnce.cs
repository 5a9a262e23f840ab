using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CustomerConnect.Web.Staff.Account;

/// <summary>
/// What a form's answer has to show and nothing keeps, such as recovery codes: from the form to the page after it in a sealed cookie, which
/// that page takes away.
/// </summary>
public sealed class ShownOnce(IDataProtectionProvider protection)
{
    /// <summary>Recovery codes, with blanks between them.</summary>
    public const string RecoveryCodes = "recovery-codes";

    private const string Path = "/staff";
    private static readonly TimeSpan _lasts = TimeSpan.FromMinutes(5);
    private readonly IDataProtector _seal = protection.CreateProtector("staff-shown-once");

    /// <summary>Hands a text on to the next page.</summary>
    /// <param name="what">What it is: one at a time of each.</param>
    public void Put(HttpContext http, string what, string text) => http.Response.Cookies.Append(
        Cookie(what), _seal.CreateProtector(what).Protect(text),
        new CookieOptions { HttpOnly = true, IsEssential = true, MaxAge = _lasts, Path = Path, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps });

    /// <summary>Takes it; null when there is none (any more).</summary>
    public string? Take(HttpContext http, string what)
    {
        if (http.Request.Cookies[Cookie(what)] is not { Length: > 0 and < 4_000 } sealed_)
        {
            return null;
        }

        http.Response.Cookies.Delete(Cookie(what), new CookieOptions { Path = Path });
        try
        {
            return _seal.CreateProtector(what).Unprotect(sealed_);
        }
        catch (CryptographicException)
        {
            // Not sealed by us.
            return null;
        }
    }

    private static string Cookie(string what) => $"cc-staff-{what}";
}
