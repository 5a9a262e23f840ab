using CustomerConnect.Storage.Staff.Calendar;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Staff.Accounts;
using Microsoft.Net.Http.Headers;

namespace CustomerConnect.Web.Staff.Calendar.Feed;

/// <summary>The member's feed: made, taken back, and read by whoever has its address.</summary>
internal static class FeedEndpoint
{
    private const string Calendar = "/staff/calendar#feed-title";

    /// <summary>Maps what the member does with it.</summary>
    public static void Map(IEndpointRouteBuilder feed)
    {
        feed.MapPost("", async (HttpContext http, CalendarFeeds feeds, FeedPages pages, CancellationToken cancel) =>
        {
            pages.Keep(http, await feeds.MakeAsync(http.User.StaffId(), cancel));
            return Page.SeeOther(Calendar);
        });
        feed.MapPost("/revoke", async (HttpContext http, CalendarFeeds feeds, CancellationToken cancel) =>
        {
            await feeds.RevokeAsync(http.User.StaffId(), cancel);
            return Page.SeeOther(Calendar);
        });
    }

    /// <summary>Maps the feed itself, for calendars, which do not sign in.</summary>
    public static void MapFeed(this IEndpointRouteBuilder routes) => routes.MapGet("/calendar/{token}.ics", Read);

    private static async Task<IResult> Read(string token, HttpContext http, FeedFile file, FeedLimits limits, CancellationToken cancel)
    {
        // The address is the secret: it is to be kept by who asked, and by nobody on the way.
        http.Response.Headers.CacheControl = "private, max-age=300";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        if (limits.WaitFor(http) is { } wait)
        {
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Headers.RetryAfter = $"{Math.Ceiling(wait.TotalSeconds):0}";
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (await file.OfAsync(token, cancel) is not { } found)
        {
            http.Response.Headers.CacheControl = "no-store";
            return Results.NotFound();
        }

        return Results.File(found.Content, CalendarFile.ContentType, entityTag: new EntityTagHeaderValue($"\"{found.Tag}\""));
    }
}
