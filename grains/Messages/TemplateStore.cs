using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;
using Dapper;

namespace CustomerConnect.Grains.Messages;

/// <summary>The text of a message, with placeholders.</summary>
/// <param name="Subject">Subject of a mail; empty for SMS.</param>
/// <param name="Html">HTML part of a mail; empty for SMS.</param>
/// <param name="Body">Text part of a mail, or the SMS.</param>
public sealed record MessageTemplate(string Subject, string Html, string Body);

/// <summary>Templates: the builder's own at the nearest level that has one, the product's where none has.</summary>
public sealed class TemplateStore(IDatabase database)
{
    /// <summary>The template, or null when nobody ever wrote one of this name for this channel.</summary>
    public async Task<MessageTemplate?> FindAsync(string name, string channel, string? projectId, Community? community)
    {
        string[] scopes = [$"project/{projectId}", $"community/{community?.Id}", $"division/{community?.DivisionId}", $"corporate/{community?.OrganizationId}"];
        return await database.ReadAsync(async connection =>
        {
            var own = (await connection.QueryAsync<OwnTemplate>(
                """
                select scope as Scope, coalesce(subject, '') as Subject, coalesce(html, '') as Html, body as Body from template
                where name = @name and channel = @channel and scope in (@project, @community, @division, @corporate)
                """, new { name, channel, project = scopes[0], community = scopes[1], division = scopes[2], corporate = scopes[3] })).MinBy(t => Array.IndexOf(scopes, t.Scope));
            return own is not null
                ? new(own.Subject, own.Html.Length > 0 ? ShippedTemplates.Dress(own.Html) : "", own.Body)
                : ShippedTemplates.Find(name, channel);
        });
    }

    private sealed record OwnTemplate
    {
        public required string Scope { get; init; }

        public required string Subject { get; init; }

        public required string Html { get; init; }

        public required string Body { get; init; }
    }
}
