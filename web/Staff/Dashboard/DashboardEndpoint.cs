using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Staff.Accounts;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace CustomerConnect.Web.Staff.Dashboard;

/// <summary><c>/staff</c>: the day at a glance.</summary>
internal static class DashboardEndpoint
{
    /// <summary>The page, for what the member may see.</summary>
    public static async Task<IResult> Show(
        HttpContext http, UserManager<StaffMember> members, StaffScopes scopes, DashboardReader reader, ICatalog catalog, TimeProvider clock,
        CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var scope = await scopes.ScopeAsync(http.User, cancel);
        var zone = (await catalog.SeenByAsync(scope, cancel)).Select(c => c.Community.TimeZone).FirstOrDefault();
        var name = await members.NameAsync(http.User);
        return Page.Of<DashboardPage, DashboardView>(new(
            name, Greeting.Of(clock.GetUtcNow(), zone, name), new StaffTimes(zone).LongDay(clock.GetUtcNow()), await reader.ReadAsync(scope, cancel)));
    }
}

/// <summary>How the dashboard greets.</summary>
public static class Greeting
{
    /// <summary>The greeting for the hour of the day, with the first name.</summary>
    public static string Of(DateTimeOffset now, string? zone, string name)
    {
        var hour = Instant.FromDateTimeOffset(now).InZone((zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)) ?? DateTimeZone.Utc).Hour;
        return $"Good {(hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening")}, {name.Split(' ')[0]}";
    }
}
