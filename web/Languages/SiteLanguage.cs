using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Net.Http.Headers;

namespace CustomerConnect.Web.Languages;

/// <summary>A language that visitors' pages are written in.</summary>
/// <param name="Code">Language subtag (ISO 639-1), as in <c>lang</c>.</param>
/// <param name="OwnName">What its speakers call it.</param>
/// <param name="Formats">The culture that figures and dates are written by.</param>
public sealed record SiteLanguage(string Code, string OwnName, CultureInfo Formats)
{
    /// <summary>All of them, the first for whoever wants none of them.</summary>
    public static readonly ImmutableArray<SiteLanguage> All =
    [
        new("en", "English", CultureInfo.GetCultureInfo("en-US")),
        new("fr", "Français", CultureInfo.GetCultureInfo("fr-CA")),
        new("es", "Español", CultureInfo.GetCultureInfo("es-US")),
    ];

    /// <summary>What is said in it, where no request decides the language: pushes to open pages.</summary>
    public T Say<T>(Func<T> words)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Formats, CultureInfo.GetCultureInfo(Code));
            return words();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    /// <summary>The one of a request.</summary>
    public static SiteLanguage Of(HttpContext http) =>
        Find(http.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture.TwoLetterISOLanguageName) ?? All[0];

    /// <summary>The one with this code, or null.</summary>
    public static SiteLanguage? Find(string? code) => All.FirstOrDefault(l => l.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>The first that a browser asks for in its <c>Accept-Language</c>, by its own order of preference; regions do not matter.</summary>
    public static SiteLanguage Of(IList<StringWithQualityHeaderValue>? accepted) =>
        (accepted ?? [])
            .Where(a => a.Quality is null or > 0)
            .OrderByDescending(a => a.Quality ?? 1)
            .Select(a => Find(a.Value.Value?.Split('-')[0]))
            .FirstOrDefault(l => l is not null) ?? All[0];
}
