using System.Collections.Concurrent;
using System.Net;
using HandlebarsDotNet;

namespace CustomerConnect.Grains.Messages;

/// <summary>Renders the texts of templates. An unknown placeholder is an error, so that nobody is sent a hole.</summary>
public static class TemplateText
{
    // Compiled templates by text; far more than there are, and emptied rather than grown past this.
    private const int MostCompiled = 500;
    private static readonly Engine HtmlEngine = new(html: true);
    private static readonly Engine PlainEngine = new(html: false);

    /// <summary>An HTML part: values are escaped, buttons are links that look like buttons.</summary>
    /// <exception cref="HandlebarsException">The template is broken.</exception>
    /// <exception cref="HandlebarsDotNet.Compiler.HandlebarsUndefinedBindingException">It uses a placeholder that does not exist.</exception>
    public static string Html(string template, PlaceholderValues values) => HtmlEngine.Render(template, values);

    /// <summary>
    /// A subject, text part or SMS: nothing is escaped, buttons are a label and an address, and spaces that keep words together are plain
    /// ones: the alphabet of SMS lacks them (3GPP TS 23.038, 6.2.1), and with one of them a message takes twice the parts.
    /// </summary>
    /// <exception cref="HandlebarsException">The template is broken.</exception>
    /// <exception cref="HandlebarsDotNet.Compiler.HandlebarsUndefinedBindingException">It uses a placeholder that does not exist.</exception>
    public static string Plain(string template, PlaceholderValues values) =>
        PlainEngine.Render(template, values).Trim().Replace('\u00a0', ' ').Replace('\u202f', ' ');

    private sealed class Engine
    {
        private readonly IHandlebars _handlebars;
        private readonly ConcurrentDictionary<string, HandlebarsTemplate<object, object>> _compiled = new();

        public Engine(bool html)
        {
            _handlebars = Handlebars.Create(new HandlebarsConfiguration { NoEscape = !html, ThrowOnUnresolvedBindingExpression = true });
            foreach (var name in Placeholders.Buttons.Select(b => $"button-{b}"))
            {
                _handlebars.RegisterHelper(name, (writer, context, _) =>
                {
                    if (context["buttons"] is IReadOnlyDictionary<string, (string Label, string Address)> all && all.TryGetValue(name, out var button))
                    {
                        writer.WriteSafeString(html ? Link(button, $"{context["placeholder-accent"]}") : $"{button.Label}: {button.Address}");
                    }
                });
            }
        }

        public string Render(string template, PlaceholderValues values)
        {
            if (_compiled.Count > MostCompiled)
            {
                _compiled.Clear();
            }

            var model = values.Texts.ToDictionary(v => v.Key, v => (object)v.Value);
            model["buttons"] = values.Buttons;
            return _compiled.GetOrAdd(template, t => _handlebars.Compile(t))(model);
        }

        private static string Link((string Label, string Address) button, string accent) =>
            $"""
            <p><a href="{WebUtility.HtmlEncode(button.Address)}" style="display:inline-block;padding:12px 22px;border-radius:8px;background:{WebUtility.HtmlEncode(accent)};color:#fff;font-weight:600;text-decoration:none">{WebUtility.HtmlEncode(button.Label)}</a></p>
            """;
    }
}
