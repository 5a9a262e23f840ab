using CustomerConnect.Sessions;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Hosting;
using CustomerConnect.Web.Visits;
using Microsoft.AspNetCore.Diagnostics;

namespace CustomerConnect.Web.Pages.Trouble;

/// <summary>
/// Whom a page of trouble sends people to: the community that the request was about, as far as that can be told at once, else every
/// sales center. Trouble may be why the page is shown, so nothing here makes it wait or fail.
/// </summary>
public sealed partial class WhomToCall(
    ICatalog catalog, VisitorCookie cookie, IGrainFactory grains, IHttpContextAccessor request, TimeProvider clock, ILogger<WhomToCall> logger)
{
    /// <summary>Most sales centers that are listed.</summary>
    public const int MostCommunities = 12;

    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(800);

    /// <summary>The community that the request was about, or the only one there is; null where neither can be told.</summary>
    public Task<Community?> CommunityAsync() => AtOnceAsync(FindAsync, null);

    /// <summary>Communities, for who comes from nowhere; none when they cannot be read now.</summary>
    public Task<IReadOnlyList<Community>> AllAsync() => AtOnceAsync(ListAsync, []);

    private async Task<Community?> FindAsync(CancellationToken cancel)
    {
        var http = request.HttpContext!;
        var path = http.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? http.Request.Path;
        foreach (var address in new[] { path, CameFrom.Page(http.Request) })
        {
            if (address?.Split('/', '?') is ["", "c", var slug, ..] && await catalog.CommunityBySlugAsync(slug, cancel) is { } named)
            {
                return named.Community;
            }
        }

        var visited = cookie.Read(http)?.Session is { } id ? (await grains.GetGrain<ISessionGrain>(id.Value).Look()).Community?.Value : null;
        return (visited ?? await OnlyOneAsync(cancel)) is { } its ? (await catalog.CommunityAsync(its, cancel))?.Community : null;
    }

    private async Task<string?> OnlyOneAsync(CancellationToken cancel) =>
        await catalog.CommunitiesAsync(2, cancel) is [var (id, _, _)] ? id : null;

    private async Task<IReadOnlyList<Community>> ListAsync(CancellationToken cancel)
    {
        var found = new List<Community>();
        foreach (var (id, _, _) in await catalog.CommunitiesAsync(MostCommunities, cancel))
        {
            if (await catalog.CommunityAsync(id, cancel) is { } snapshot)
            {
                found.Add(snapshot.Community);
            }
        }

        return found;
    }

    private async Task<T> AtOnceAsync<T>(Func<CancellationToken, Task<T>> look, T otherwise)
    {
        try
        {
            return await look(request.HttpContext!.RequestAborted).WaitAsync(_patience, clock);
        }
        catch (Exception e)
        {
            LogUnknown(logger, e);
            return otherwise;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A page of trouble is shown without whom to call")]
    private static partial void LogUnknown(ILogger logger, Exception why);
}
