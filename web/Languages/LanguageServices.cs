using System.Globalization;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Hosting;
using Microsoft.AspNetCore.Localization;

namespace CustomerConnect.Web.Languages;

/// <summary>
/// The language of each request: the one that was chosen on a page, else the browser's. Staff's pages are English.
/// </summary>
public static class LanguageServices
{
    /// <summary>Name of the cookie that keeps a choice. It is not personal and needs no seal: anything else in it is passed over.</summary>
    public const string Cookie = "cc-language";

    /// <summary>Where a choice is sent.</summary>
    public const string Path = "/language";

    /// <summary>Decides it, in front of whatever caches pages.</summary>
    public static IApplicationBuilder UseLanguages(this IApplicationBuilder app) => app
        .UseRequestLocalization(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(SiteLanguage.All[0].Formats, CultureInfo.GetCultureInfo(SiteLanguage.All[0].Code));
            options.SupportedCultures = [.. SiteLanguage.All.Select(l => l.Formats)];
            options.SupportedUICultures = [.. SiteLanguage.All.Select(l => CultureInfo.GetCultureInfo(l.Code))];
            options.ApplyCurrentCultureToResponseHeaders = true;
            options.RequestCultureProviders = [new CustomRequestCultureProvider(http => Task.FromResult<ProviderCultureResult?>(Result(LanguageOf(http.Request))))];
        })
        .Use((http, next) =>
        {
            http.Response.Headers.Append("Vary", "Accept-Language, Cookie");
            return next(http);
        });

    /// <summary>Maps the choice: a form of every visitor's page, cached ones too, hence without a token. All it can do is change the language.</summary>
    public static IEndpointRouteBuilder MapLanguages(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, Choose).DisableAntiforgery();
        return routes;
    }

    private static SiteLanguage LanguageOf(HttpRequest request) =>
        request.Path.StartsWithSegments("/staff", StringComparison.Ordinal) ? SiteLanguage.All[0]
        : SiteLanguage.Find(request.Cookies[Cookie]) ?? SiteLanguage.Of(request.GetTypedHeaders().AcceptLanguage);

    private static ProviderCultureResult Result(SiteLanguage language) => new(language.Formats.Name, language.Code);

    private static async Task<IResult> Choose(HttpContext http, CancellationToken cancel)
    {
        var form = await http.Request.ReadFormAsync(cancel);
        if (SiteLanguage.Find(form["language"]) is { } language)
        {
            http.Response.Cookies.Append(Cookie, language.Code, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                Path = "/",
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
            });
        }

        return Page.SeeOther(CameFrom.Page(http.Request) ?? "/");
    }
}
