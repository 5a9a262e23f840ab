using System.Security.Cryptography;
using CustomerConnect.Grains.Messages;
using CustomerConnect.Storage.Staff.Calendar;
using CustomerConnect.Web.Staff.Accounts;
using Microsoft.AspNetCore.DataProtection;

namespace CustomerConnect.Web.Staff.Calendar.Feed;

/// <summary>
/// What the calendar page shows of the member's feed. A fresh address comes from the form that made it to the page that shows it in a
/// sealed cookie of a minute, never in an address, and is gone when it has been shown.
/// </summary>
public sealed class FeedPages(CalendarFeeds feeds, SiteAddress site, IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Cookie = "cc-feed";
    private static readonly TimeSpan _kept = TimeSpan.FromMinutes(1);
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("staff.calendar-feed").ToTimeLimitedDataProtector();

    /// <summary>The path of a feed.</summary>
    public static string Path(string token) => $"/calendar/{token}.ics";

    /// <summary>The member's feed; with its address right after it was made.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<FeedView> OfAsync(HttpContext http, CancellationToken cancel)
    {
        var since = await feeds.MadeAtAsync(http.User.StaffId(), cancel);
        return new(
            since is { } at ? $"{new StaffTimes(null).Short(at, clock.GetUtcNow())} UTC" : null,
            Take(http) is { } token && await feeds.OwnerAsync(token, cancel) == http.User.StaffId()
                ? site.Of(Path(token)) : null);
    }

    /// <summary>Keeps a fresh token for the page that shows it.</summary>
    public void Keep(HttpContext http, string token) =>
        http.Response.Cookies.Append(Cookie, _seal.Protect(token, _kept), Options(http));

    private string? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } kept)
        {
            return null;
        }

        http.Response.Cookies.Delete(Cookie, Options(http));
        try
        {
            return _seal.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null; // Its minute is over, or it is nobody's.
        }
    }

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/staff/calendar", MaxAge = _kept,
    };
}
