using System.Collections.Frozen;

namespace CustomerConnect.Grains.Messages;

/// <summary>The product's own templates: files in <c>Templates/</c>, named by template and channel.</summary>
public static class ShippedTemplates
{
    private const string Folder = "CustomerConnect.Messages.Templates.";
    private static readonly string Layout = Read($"{Folder}Layout.html");
    private static readonly FrozenDictionary<string, MessageTemplate> All = typeof(ShippedTemplates).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Folder, StringComparison.Ordinal) && n.EndsWith(".hbs", StringComparison.Ordinal))
        .ToFrozenDictionary(n => n[Folder.Length..^".hbs".Length], n => Parse(Read(n)));

    /// <summary>Names of all, such as <c>DeviceVerificationCode.email</c>.</summary>
    public static IEnumerable<string> Names => All.Keys;

    /// <summary>The template, or null.</summary>
    public static MessageTemplate? Find(string name, string channel) => All.GetValueOrDefault($"{name}.{channel}");

    /// <summary>The builder's frame around the body of a mail.</summary>
    public static string Dress(string html) => Layout.Replace("<!-- body -->", html, StringComparison.Ordinal);

    // A mail: its subject, its HTML and its text, in this order, between lines of "---". An SMS: its text alone.
    private static MessageTemplate Parse(string file) => file.ReplaceLineEndings("\n").Split("\n---\n") switch
    {
        [var subject, var html, var text] => new(subject, Dress(html), text),
        [var text] => new("", "", text),
        _ => throw new InvalidOperationException("A template is either one text or subject, HTML and text between lines of ---."),
    };

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(ShippedTemplates).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
