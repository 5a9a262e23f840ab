using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Staff.Links;

namespace CustomerConnect.Grains.Messages;

/// <summary>The message that sends a link, as it would read now: the same template, places and words as the one that is sent.</summary>
public sealed class InvitationPreview(TemplateStore templates, SiteAddress site)
{
    /// <summary>Subject (empty for SMS) and text; null when there is no template.</summary>
    /// <param name="channel"><see cref="Outbox.Email"/> or <see cref="Outbox.Sms"/>.</param>
    /// <param name="slug">The link's part of its address.</param>
    /// <param name="language">The reader's.</param>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<(string Subject, string Text)?> OfAsync(string channel, string slug, Community community, Project? project, SiteLanguage language)
    {
        if (await templates.FindAsync(LinkInvitations.Template, channel, project?.Id, community, language) is not { } template)
        {
            return null;
        }

        var values = Placeholders.Of(template.Language, new("", null), community, project, new(), site, new(Link: $"/r/{slug}"));
        return (TemplateText.Plain(template.Subject, values), TemplateText.Plain(template.Body, values));
    }
}
