using System.Collections.Frozen;
using System.Globalization;
using CustomerConnect.Grains.Messages.Texts;

namespace CustomerConnect.Grains.Messages;

/// <summary>
/// The product's own templates: files in <c>Templates/</c>, named by template and channel, and by language where that is not English
/// (<c>QueueOffer.sms.hbs</c>, <c>QueueOffer.sms.fr.hbs</c>). What only staff read is English alone.
/// </summary>
public static class ShippedTemplates
{
    private const string Folder = "CustomerConnect.Messages.Templates.";
    private static readonly string Layout = Read($"{Folder}Layout.html");
    private static readonly FrozenDictionary<string, MessageTemplate> All = typeof(ShippedTemplates).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Folder, StringComparison.Ordinal) && n.EndsWith(".hbs", StringComparison.Ordinal))
        .ToFrozenDictionary(n => n[Folder.Length..^".hbs".Length], n => Parse(Read(n), LanguageOf(n)));

    /// <summary>Names of the English ones, such as <c>DeviceVerificationCode.email</c>.</summary>
    public static IEnumerable<string> Names => All.Where(t => t.Value.Language == SiteLanguage.English).Select(t => t.Key);

    /// <summary>The template in a language, else in English, or null.</summary>
    public static MessageTemplate? Find(string name, string channel, SiteLanguage language) =>
        All.GetValueOrDefault($"{name}.{channel}.{language.Code}") ?? All.GetValueOrDefault($"{name}.{channel}");

    /// <summary>The builder's frame around the body of a mail in a language.</summary>
    public static string Dress(string html, SiteLanguage language) => Layout
        .Replace("<html lang=\"en\">", $"<html lang=\"{language.Code}\">", StringComparison.Ordinal)
        .Replace("<!-- by -->", language.Say(() => Words.Text(MessageTexts.ByBuilder, "{{placeholder-builder}}")), StringComparison.Ordinal)
        .Replace("<!-- body -->", html, StringComparison.Ordinal);

    // A mail: its subject, its HTML and its text, in this order, between lines of "---". An SMS: its text alone.
    private static MessageTemplate Parse(string file, SiteLanguage language) => file.ReplaceLineEndings("\n").Split("\n---\n") switch
    {
        [var subject, var html, var text] => new(subject, Dress(html, language), text, language),
        [var text] => new("", "", text, language),
        _ => throw new InvalidOperationException("A template is either one text or subject, HTML and text between lines of ---."),
    };

    private static SiteLanguage LanguageOf(string file) => SiteLanguage.Named(file.Split('.')[^2]);

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(ShippedTemplates).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
