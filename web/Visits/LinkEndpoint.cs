using CustomerConnect.Links;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Pages.LinkTrouble;

namespace CustomerConnect.Web.Visits;

/// <summary><c>/r/{slug}</c>: where every session starts. Never cached, and tiny.</summary>
public static class LinkEndpoint
{
    /// <summary>Adds what it needs.</summary>
    public static IServiceCollection AddVisits(this IServiceCollection services) => services
        .AddSingleton<VisitorCookie>()
        .AddSingleton<SignInCookie>()
        .AddSingleton<SignedIn>()
        .AddSingleton<VisitorSessions>()
        .AddSingleton<LinkDoor>()
        .AddSingleton<OpenLinks>()
        .AddSingleton<NewVisits>()
        .AddSingleton<LinkLoads>()
        .AddHostedService(provider => provider.GetRequiredService<LinkLoads>());

    /// <summary>Maps it.</summary>
    public static IEndpointRouteBuilder MapLinks(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/r/{slug}", [HttpMethods.Get, HttpMethods.Head], Open);
        return routes;
    }

    private static async Task<IResult> Open(
        string slug, HttpContext http, ICatalog catalog, LinkDoor door, VisitorCookie cookie, TimeProvider clock, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        var link = await catalog.LinkBySlugAsync(slug, cancel);
        if (link is null || await catalog.CommunityAsync(link.CommunityId, cancel) is not { } community)
        {
            return Trouble(http, null, new LinkIsUnknown());
        }

        var target = LinkTarget.Of(link, community);
        if (Preview.Is(http.Request))
        {
            return LinkDoor.Closed(link, clock.GetUtcNow()) is { } closed
                ? Trouble(http, community.Community, closed)
                : Page.Of<LinkPreviewPage, LinkPreviewView>(LinkPreviewView.Of(http.Request, link, community, target));
        }

        var answer = await door.EnterAsync(link, community, cookie.Read(http), Devices.Of(http.Request), cancel);
        if (!answer.Ok)
        {
            return Trouble(http, community.Community, answer.Refusal!);
        }

        cookie.Write(http, answer.Require());
        return Page.SeeOther(target);
    }

    /// <summary>The page of a link that lets nobody in.</summary>
    internal static IResult Trouble(HttpContext http, Community? community, Refusal why)
    {
        var view = LinkTroubleView.Of(community, why);
        if (view.RetryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = $"{wait}";
        }

        return Page.Of<LinkTroublePage, LinkTroubleView>(view, view.Status);
    }
}
