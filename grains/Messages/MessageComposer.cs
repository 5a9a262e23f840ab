using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Grains.Messages;

/// <summary>A message ready to go, or why there is none.</summary>
/// <param name="Why">Why nothing is to be sent; names no person. Null for a message.</param>
public sealed record ComposedMessage(
    string To, string FromName, string? ReplyTo, string Subject, string Html, string Text, string? Why = null)
{
    /// <summary>Nothing is to be sent.</summary>
    public static ComposedMessage None(string why) => new("", "", null, "", "", "", why);
}

/// <summary>Makes a message from the ids of its row, as things stand when it is sent.</summary>
public interface IMessageComposer
{
    /// <summary>The message, or why there is none.</summary>
    Task<ComposedMessage> ComposeAsync(OutboxRow row);
}

/// <inheritdoc/>
public sealed class MessageComposer(Recipients recipients, SubjectReader subjects, TemplateStore templates, MessageLinks links, ICatalog catalog, SiteAddress site)
    : IMessageComposer
{
    /// <inheritdoc/>
    public async Task<ComposedMessage> ComposeAsync(OutboxRow row)
    {
        var place = row.ProjectId is { } id ? await catalog.ProjectAsync(id) : null;
        if (await recipients.FindAsync(row, place?.Community.Community, place?.Project.Settings) is not { } recipient)
        {
            return ComposedMessage.None("nobody to write to, or no consent");
        }

        var community = place?.Community ?? ((recipient.Code?.Community?.Value ?? recipient.CommunityId) is { } own ? await catalog.CommunityAsync(own) : null);
        if (await templates.FindAsync(row.Template, row.Channel, place?.Project.Id, community?.Community, recipient.Language) is not { } template)
        {
            return ComposedMessage.None($"there is no template {row.Template} for {row.Channel}");
        }

        var facts = await subjects.ReadAsync(row.SubjectKind, row.SubjectId);
        if (StillTrue.WhyNot(row, facts) is { } over)
        {
            return ComposedMessage.None(over);
        }

        var paths = await links.MakeAsync(row, template, recipient, facts, community?.Community);
        var values = Placeholders.Of(template.Language, recipient, community?.Community, place?.Project, facts, site, paths);
        return new(
            recipient.To, community?.Community.BuilderName ?? "Customer Connect", community?.Community.Email, OneLine(TemplateText.Plain(template.Subject, values)),
            TemplateText.Html(template.Html, values), TemplateText.Plain(template.Body, values));
    }

    // A subject is one line of a mail's head, whatever lines a template or a name has.
    private static string OneLine(string subject) =>
        string.Join(' ', subject.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
