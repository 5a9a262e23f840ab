using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using CustomerConnect.Grains.Messages;
using CustomerConnect.Web.Languages;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Web.Tests.Languages;

/// <summary>Every language says everything.</summary>
public sealed partial class TextsTests
{
    private static readonly Dictionary<string, ResourceManager> _areas = new[] { typeof(LanguageServices).Assembly, typeof(Words).Assembly }
        .SelectMany(a => a.GetTypes())
        .Where(t => t.Name.EndsWith("Texts", StringComparison.Ordinal) && t.Namespace?.EndsWith(".Texts", StringComparison.Ordinal) == true)
        .ToDictionary(t => t.Name, t => (ResourceManager)t.GetProperty("ResourceManager", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!.GetValue(null)!);

    public static readonly TheoryData<string, string> Files = new(
        from area in _areas.Keys from language in SiteLanguage.All.Skip(1) select (area, language.Code));

    [Fact]
    public void Texts_of_pages_and_of_messages_are_looked_at() => _areas.Keys.Should().Contain(["CommonTexts", "MessageTexts"]);

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
        var set = _areas[area].GetResourceSet(culture, true, tryParents: false);
        return set!.Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
    }

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d+", RegexOptions.None, 100)]
    private static partial Regex Place();
}
