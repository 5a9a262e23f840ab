using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;
using Dapper;

namespace CustomerConnect.Grains.Messages;

/// <summary>The text of a message, with placeholders.</summary>
/// <param name="Subject">Subject of a mail; empty for SMS.</param>
/// <param name="Html">HTML part of a mail; empty for SMS.</param>
/// <param name="Body">Text part of a mail, or the SMS.</param>
/// <param name="Language">What it is written in: dates, money and buttons follow it, so that a message is in one language.</param>
public sealed record MessageTemplate(string Subject, string Html, string Body, SiteLanguage Language);

/// <summary>
/// Templates: the builder's own at the nearest level that has one, the product's where none has. Level comes before language: what a
/// builder wrote for a project wins over the product's text in the reader's language. At that level the reader's language is taken where
/// it was written, else English, else whatever the builder wrote. The product's own are in every language.
/// </summary>
public sealed class TemplateStore(IDatabase database)
{
    /// <summary>The template, or null when nobody ever wrote one of this name for this channel.</summary>
    /// <param name="language">The reader's.</param>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<MessageTemplate?> FindAsync(string name, string channel, string? projectId, Community? community, SiteLanguage language)
    {
        string[] scopes = [$"project/{projectId}", $"community/{community?.Id}", $"division/{community?.DivisionId}", $"corporate/{community?.OrganizationId}"];
        string[] languages = [language.Code, SiteLanguage.English.Code];
        return await database.ReadAsync(async connection =>
        {
            var own = (await connection.QueryAsync<OwnTemplate>(
                """
                select scope as Scope, language as Language, coalesce(subject, '') as Subject, coalesce(html, '') as Html, body as Body from template
                where name = @name and channel = @channel and scope in (@project, @community, @division, @corporate)
                """, new { name, channel, project = scopes[0], community = scopes[1], division = scopes[2], corporate = scopes[3] }))
                .OrderBy(t => Array.IndexOf(scopes, t.Scope)).ThenBy(t => Rank(languages, t.Language)).ThenBy(t => t.Language, StringComparer.Ordinal).FirstOrDefault();
            return own is not null ? own.Dressed() : ShippedTemplates.Find(name, channel, language);
        });
    }

    private static int Rank(string[] languages, string code) => Array.IndexOf(languages, code) is >= 0 and var rank ? rank : languages.Length;

    private sealed record OwnTemplate
    {
        public required string Scope { get; init; }

        public required string Language { get; init; }

        public required string Subject { get; init; }

        public required string Html { get; init; }

        public required string Body { get; init; }

        public MessageTemplate Dressed()
        {
            var language = SiteLanguage.Named(Language);
            return new(Subject, Html.Length > 0 ? ShippedTemplates.Dress(Html, language) : "", Body, language);
        }
    }
}
