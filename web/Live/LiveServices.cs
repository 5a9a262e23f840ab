using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CustomerConnect.Storage.Log.Feed;
using CustomerConnect.Web.Languages;
using CustomerConnect.Web.Pages;
using CustomerConnect.Web.Pages.Communities;
using CustomerConnect.Web.Statuses;

namespace CustomerConnect.Web.Live;

/// <summary>Pages that move by themselves.</summary>
public static class LiveServices
{
    private static readonly TimeSpan _slow = TimeSpan.FromSeconds(5);

    /// <summary>A snapshot is written once for each board and language, however many ask.</summary>
    private static readonly ConditionalWeakTable<ProjectBoard, ConcurrentDictionary<string, byte[]>> _snapshots = [];

    /// <summary>Adds the hub, the feed's reader and the loop that tells.</summary>
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddSignalR(o =>
        {
            o.MaximumReceiveMessageSize = 2 * 1024;
            o.MaximumParallelInvocationsPerClient = 1;
            o.EnableDetailedErrors = false;
        });
        return services
            .AddArrivals()
            .AddSingleton<Audience>()
            .AddSingleton<StatusFeed>()
            .AddSingleton<IEventFeedConsumer>(provider => provider.GetRequiredService<StatusFeed>())
            .AddSingleton<LiveStatuses>()
            .AddHostedService(provider => provider.GetRequiredService<LiveStatuses>())
            .AddSingleton<VisitFeed>()
            .AddSingleton<LivePass>()
            .AddSingleton<IEventFeedConsumer>(provider => provider.GetRequiredService<VisitFeed>())
            .AddHostedService<LiveVisits>();
    }

    /// <summary>Maps the hub and the snapshots.</summary>
    public static IEndpointRouteBuilder MapLive(this IEndpointRouteBuilder routes)
    {
        routes.MapHub<ReserveHub>("/hubs/reserve", o =>
        {
            o.TransportSendTimeout = _slow;
            o.TransportMaxBufferSize = 32 * 1024;
        }).RequireRateLimiting(Arrivals.Policy);
        routes.MapGet("/c/{community}/{project}/statuses.json", Snapshot);
        routes.MapGet("/c/{community}/statuses.json", CommunitySnapshot);
        return routes;
    }

    private static async Task<IResult> CommunitySnapshot(
        string community, Places places, UnitStatuses statuses, HttpContext http, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        var (snapshot, _) = await places.CommunityAsync(community, cancel);
        return snapshot is null
            ? Results.Problem(statusCode: StatusCodes.Status404NotFound)
            : Results.Json(CommunityMessage.Of(await CommunityView.OfAsync(snapshot, statuses)), JsonSerializerOptions.Web);
    }

    private static async Task<IResult> Snapshot(
        string community, string project, Places places, UnitStatuses statuses, HttpContext http, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        var (place, _) = await places.ProjectAsync(community, project, cancel);
        if (place is null)
        {
            return Results.Problem(statusCode: StatusCodes.Status404NotFound);
        }

        var board = await statuses.BoardAsync(place.Project);
        var bytes = _snapshots.GetValue(board, _ => new(StringComparer.Ordinal)).GetOrAdd(
            SiteLanguage.Of(http).Code,
            _ => JsonSerializer.SerializeToUtf8Bytes(BoardMessage.Snapshot(place.Community, place.Project, board), JsonSerializerOptions.Web));
        return Results.Bytes(bytes, "application/json");
    }
}
