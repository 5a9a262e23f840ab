using System.Collections.Immutable;
using System.Globalization;

namespace CustomerConnect;

/// <summary>A language that visitors read: their pages, and what is sent to them.</summary>
/// <param name="Code">Language subtag (ISO 639-1), as in <c>lang</c>; contacts keep it.</param>
/// <param name="OwnName">What its speakers call it.</param>
/// <param name="Formats">The culture that figures and dates are written by.</param>
public sealed record SiteLanguage(string Code, string OwnName, CultureInfo Formats)
{
    /// <summary>All of them, the first for whoever wants none of them, and for staff.</summary>
    public static readonly ImmutableArray<SiteLanguage> All =
    [
        new("en", "English", CultureInfo.GetCultureInfo("en-US")),
        new("fr", "Français", CultureInfo.GetCultureInfo("fr-CA")),
        new("es", "Español", CultureInfo.GetCultureInfo("es-US")),
    ];

    /// <summary>The first one.</summary>
    public static SiteLanguage English => All[0];

    /// <summary>The one of the page that is being drawn, or of what <see cref="Say"/> says.</summary>
    public static SiteLanguage Current => Named(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    /// <summary>The one with this code, or null.</summary>
    public static SiteLanguage? Find(string? code) => All.FirstOrDefault(l => l.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>The one with this code; English where there is none.</summary>
    public static SiteLanguage Named(string? code) => Find(code) ?? English;

    /// <summary>What is said in it, where no request decides the language: messages, and pushes to open pages.</summary>
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
}
