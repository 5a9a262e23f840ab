using CustomerConnect.Grains;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.People;
using CustomerConnect.Storage.Staff.Actions;
using CustomerConnect.Storage.Staff.Messages;
using CustomerConnect.Web.Staff.Accounts;

namespace CustomerConnect.Web.Staff.People;

/// <summary>What staff do with links to a contact's identity pages, from the contact and from a session. Each is in the audit trail.</summary>
public sealed class IdentityLinkActions(IdentityLinks links, StaffMessages messages, Contacts contacts, LinkForms forms, MadeLinks made, StaffActions actions)
{
    /// <summary>Makes the link of a form, once however often it is sent, and shows it to who asks, for a moment. Why not, or null.</summary>
    /// <param name="community">Whose look the pages have, or null.</param>
    /// <param name="form">What <see cref="LinkForms"/> put into the form.</param>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<string?> MakeAsync(HttpContext http, string contact, string? community, string? form, CancellationToken cancel)
    {
        var action = Action(http, ActionKinds.IdentityLinkMade, contact, community);
        if (forms.TokenOf(form, action.By!, contact) is not { } token || !await links.MakeOnceAsync(
            token, new(contact, community), (connection, transaction) => actions.AddAsync(connection, transaction, action), cancel))
        {
            return "That link was taken back since. Press the button again for another.";
        }

        made.Put(http, contact, IdentityLinks.Path(token));
        return null;
    }

    /// <summary>Sends a fresh one. Why not, or null.</summary>
    /// <param name="community">Where the contact is known, or null.</param>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<string?> SendAsync(HttpContext http, string contact, string? community, string channel, Guid command, CancellationToken cancel)
    {
        if (!Ways(await contacts.FindAsync(contact, cancel)).Contains(channel))
        {
            return "There is no verified address to send it to. Copy the link instead.";
        }

        var action = Action(http, ActionKinds.IdentityLinkSent, contact, community) with { Detail = channel };
        return await messages.SendIdentityLinkAsync(command, contact, channel, action, cancel) == SendWish.TooMany
            ? $"{StaffMessages.MostADay} links were sent to this contact in 24 hours. Call them, or copy the link." : null;
    }

    /// <summary>Takes every link of the contact back. Why not, or null.</summary>
    /// <param name="community">Where the contact is known, or null.</param>
    /// <param name="why">The reason; empty is refused.</param>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<string?> RevokeAsync(HttpContext http, string contact, string? community, string? why, CancellationToken cancel)
    {
        if (Reason.Missing(why) is { } missing)
        {
            return missing;
        }

        var action = Action(http, ActionKinds.IdentityLinksRevoked, contact, community) with { Why = why!.Trim() };
        await links.RevokeAsync(contact, (connection, transaction) => actions.AddAsync(connection, transaction, action), cancel);
        return null;
    }

    /// <summary>Channels by which a contact can be written to: those of addresses that they have verified.</summary>
    public static IReadOnlyList<string> Ways(Contact? contact) =>
    [
        .. contact is { Email: not null, EmailVerified: true } ? [Outbox.Email] : (string[])[],
        .. contact is { Mobile: not null } ? [Outbox.Sms] : (string[])[],
    ];

    private static StaffAction Action(HttpContext http, string what, string contact, string? community) =>
        new(http.User.StaffId(), what, "contact", contact) { Community = community };
}
