using CustomerConnect.Storage.Log;

namespace CustomerConnect.Web.Hosting;

/// <summary>What a load balancer asks.</summary>
public static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Maps <c>/healthz</c> (this process is alive) and <c>/readyz</c> (and its storage answers within 2 s).</summary>
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => TypedResults.Text("alive"));
        routes.MapGet("/readyz", ReadyAsync);
        return routes;
    }

    private static async Task<IResult> ReadyAsync(IEventLog log, TimeProvider time, HttpContext http)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        using var timer = time.CreateTimer(_ => patience.Cancel(), null, Patience, Timeout.InfiniteTimeSpan);
        try
        {
            await log.HeadPositionAsync(patience.Token);
            return TypedResults.Text("ready");
        }
        catch (Exception problem) when (problem is StorageUnavailableException or OperationCanceledException)
        {
            return TypedResults.Text("storage does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
