using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CustomerConnect.Web.Visits;

/// <summary>
/// The visitor's cookie: who the browser is and its session, sealed with keys that all nodes share. It says nothing of a person, and
/// no script can read it.
/// </summary>
public sealed class VisitorCookie(IDataProtectionProvider protection)
{
    /// <summary>Name of the cookie.</summary>
    public const string Name = "cc-visitor";

    private static readonly TimeSpan _life = TimeSpan.FromDays(180);
    private readonly IDataProtector _protector = protection.CreateProtector("CustomerConnect.Visitor.v1");

    /// <summary>Who asks, or null when the browser is new or its cookie is not ours.</summary>
    public Visitor? Read(HttpContext http)
    {
        if (http.Request.Cookies[Name] is not { Length: > 0 and < 1024 } value)
        {
            return null;
        }

        try
        {
            var parts = _protector.Unprotect(value).Split('|');
            return parts.Length == 2 ? new Visitor(new VisitorId(parts[0]), parts[1].Length == 0 ? null : new SessionId(parts[1])) : null;
        }
        catch (CryptographicException)
        {
            return null; // Forged, or sealed with a key that is gone: a new browser as far as we can know.
        }
    }

    /// <summary>Remembers the visitor in the browser.</summary>
    public void Write(HttpContext http, Visitor visitor) =>
        http.Response.Cookies.Append(Name, _protector.Protect($"{visitor.Id}|{visitor.Session}"), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = _life,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        });
}
