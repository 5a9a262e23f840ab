using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using CustomerConnect.Web.Languages;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Web.Tests.Languages;

/// <summary>Every language says everything.</summary>
public sealed partial class TextsTests
{
    private const string Namespace = "CustomerConnect.Web.Texts";
    private static readonly Assembly _web = typeof(SiteLanguage).Assembly;

    public static readonly TheoryData<string, string> Files = new(
        from area in _web.GetTypes()
        where area.Namespace == Namespace && area.Name.EndsWith("Texts", StringComparison.Ordinal)
        from language in SiteLanguage.All.Skip(1)
        select (area.Name, language.Code));

    [Theory]
    [MemberData(nameof(Files))]
    public void Translation_has_every_text_with_the_same_places(string area, string language)
    {
        var neutral = Read(area, CultureInfo.InvariantCulture);
        var translated = Read(area, CultureInfo.GetCultureInfo(language));

        translated.Keys.Should().BeEquivalentTo(neutral.Keys, "the files of a language and of English hold the same texts");
        foreach (var (name, text) in neutral)
        {
            translated[name].Should().NotBeNullOrWhiteSpace($"{area}.{name} is a text");
            Places(translated[name]).Should().Equal(Places(text), $"{area}.{name} has the same places in each language");
        }
    }

    private static Dictionary<string, string> Read(string area, CultureInfo culture)
    {
        var set = new ResourceManager($"{Namespace}.{area}", _web).GetResourceSet(culture, true, tryParents: false);
        return set!.Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
    }

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d+", RegexOptions.None, 100)]
    private static partial Regex Place();
}
