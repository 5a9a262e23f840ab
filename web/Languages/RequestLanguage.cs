using Microsoft.AspNetCore.Localization;
using Microsoft.Net.Http.Headers;

namespace CustomerConnect.Web.Languages;

/// <summary>Which language a request is answered in.</summary>
public static class RequestLanguage
{
    extension(SiteLanguage)
    {
        /// <summary>The one of a request.</summary>
        public static SiteLanguage Of(HttpContext http) =>
            SiteLanguage.Named(http.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture.TwoLetterISOLanguageName);

        /// <summary>The first that a browser asks for in its <c>Accept-Language</c>, by its own order of preference; regions do not matter.</summary>
        public static SiteLanguage Of(IList<StringWithQualityHeaderValue>? accepted) =>
            (accepted ?? [])
                .Where(a => a.Quality is null or > 0)
                .OrderByDescending(a => a.Quality ?? 1)
                .Select(a => SiteLanguage.Find(a.Value.Value?.Split('-')[0]))
                .FirstOrDefault(l => l is not null) ?? SiteLanguage.English;
    }
}
