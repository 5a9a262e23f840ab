using CustomerConnect.Web.Components;
using NodaTime;
using NodaTime.TimeZones;

namespace CustomerConnect.Web.Journey;

/// <summary>
/// The visitor's time zone: the browser says it in a cookie (<c>visitor-zone.ts</c>), or the visitor does where there are no scripts. It is
/// not personal and needs no seal: a name that is no zone is passed over.
/// </summary>
public static class VisitorZone
{
    /// <summary>Name of the cookie.</summary>
    public const string Cookie = "cc-zone";

    private static readonly Lazy<IReadOnlyList<string>> _choices = new(() =>
        [.. (TzdbDateTimeZoneSource.Default.ZoneLocations ?? []).Select(l => l.ZoneId).Distinct().Order(StringComparer.Ordinal)]);

    /// <summary>Ids of all zones, for who chooses one by hand.</summary>
    public static IReadOnlyList<string> Choices => _choices.Value;

    /// <summary>The zone of who asks, or null.</summary>
    public static DateTimeZone? Of(HttpContext http) =>
        http.Request.Cookies[Cookie] is { Length: > 0 and < 60 } id ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(Uri.UnescapeDataString(id)) : null;

    /// <summary>Maps the choice by hand.</summary>
    internal static void Map(IEndpointRouteBuilder journey) => journey.MapPost("/zone", (IFormCollection form, HttpContext http) =>
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(form["zone"].ToString()) is { } zone)
        {
            http.Response.Cookies.Append(Cookie, zone.Id, new CookieOptions
            {
                IsEssential = true, MaxAge = TimeSpan.FromDays(365), Path = "/", SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps,
            });
        }

        return Page.SeeOther(Steps.Appointment);
    });
}
