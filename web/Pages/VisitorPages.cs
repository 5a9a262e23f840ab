using CustomerConnect.Web.Caching;
using CustomerConnect.Web.Pages.Communities;
using CustomerConnect.Web.Pages.HomeDetails;
using CustomerConnect.Web.Pages.Homes;
using CustomerConnect.Web.Pages.Models;
using CustomerConnect.Web.Pages.Projects;
using CustomerConnect.Web.Pages.Trouble;

namespace CustomerConnect.Web.Pages;

/// <summary>The pages that are the same for everybody.</summary>
public static class VisitorPages
{
    /// <summary>Adds what they need.</summary>
    public static IServiceCollection AddVisitorPages(this IServiceCollection services) => services.AddScoped<Places>().AddSingleton<WhomToCall>();

    /// <summary>Maps <c>/c/…</c>.</summary>
    public static IEndpointRouteBuilder MapVisitorPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/c").AsCachedPage();
        pages.MapCommunity();
        pages.MapProject();
        pages.MapModel();
        pages.MapHomes();
        pages.MapHome();
        return routes;
    }
}
