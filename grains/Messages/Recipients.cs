using CustomerConnect.SignIn;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.People;
using CustomerConnect.Storage.Staff.Links;
using CustomerConnect.Storage.Staff.Team;

namespace CustomerConnect.Grains.Messages;

/// <summary>Where a message goes.</summary>
/// <param name="To">E-mail address or E.164 number.</param>
/// <param name="FirstName">First name, or null.</param>
/// <param name="WithIdentity">True when the message may ask them to verify their identity.</param>
/// <param name="Code">The code to be sent, for <c>sign-in</c>.</param>
/// <param name="ContactId">The contact that they are, or null.</param>
/// <param name="CommunityId">The community that writes, where the row names no project; null for none.</param>
public sealed record Recipient(
    string To, string? FirstName, bool WithIdentity = true, PendingCode? Code = null, string? ContactId = null, string? CommunityId = null)
{
    /// <summary>False for a realtor's client, whom the realtor's deposit does not concern.</summary>
    public bool SeesDeposit { get; init; } = true;

    /// <summary>What they read; staff read English.</summary>
    public SiteLanguage Language { get; init; } = SiteLanguage.English;
}

/// <summary>Finds whom a row is for, at the moment of sending. Nobody is found who may not be written to.</summary>
public sealed class Recipients(Contacts contacts, ClientProfiles clients, StaffInvitations invitations, LinkInvitations links, IGrainFactory grains)
{
    /// <summary>The recipient, or null when there is nobody to write to (any more).</summary>
    public async Task<Recipient?> FindAsync(OutboxRow row, Community? community, ProjectSettings? settings)
    {
        var id = row.RecipientId ?? "";
        return row.RecipientKind switch
        {
            Outbox.ToContact => await contacts.FindAsync(id) is { } contact ? Of(contact, row.Channel) : null,
            Outbox.ToClient => await clients.FindAsync(id) is { OptedIn: true } client ? await OfAsync(client) : null,
            Outbox.ToStaff => Staff(community, settings, row.Channel),
            Outbox.ToMember => await invitations.MemberAsync(id) is { } member ? new(member.Email, member.Name.Split(' ')[0]) : null,
            Outbox.ToInvited => await links.FindAsync(id) is { } invitee
                ? new(invitee.Address, invitee.FirstName, CommunityId: invitee.Community) { Language = SiteLanguage.Named(invitee.Language) } : null,
            "sign-in" => await grains.GetGrain<ISignInGrain>(id).PendingCode(row.Cause) is { } code ? await OfAsync(code) : null,
            _ => null,
        };
    }

    private static Recipient? Of(Contact contact, string channel) => (channel, contact) switch
    {
        (Outbox.Email, { Email: { } email, EmailVerified: true }) => new(email, contact.FirstName, ContactId: contact.Id) { Language = SiteLanguage.Named(contact.Language) },
        (Outbox.Sms, { Mobile: { } mobile }) => new(mobile, contact.FirstName, ContactId: contact.Id) { Language = SiteLanguage.Named(contact.Language) },
        _ => null,
    };

    // Somebody who has signed in themselves has shown what they read; of anybody else their realtor says it.
    private async Task<Recipient?> OfAsync(ClientProfile client) => client.Email is not { } email ? null
        : new(email, client.FirstName, client.WithIdentity, ContactId: client.ContactId)
        {
            Language = SiteLanguage.Named(await contacts.LanguageOfAsync(AddressKind.Email, email) ?? client.Language), SeesDeposit = false,
        };

    // The language of the page that asked is that of somebody nobody knows yet. A stranger's page does not decide what others read.
    private async Task<Recipient> OfAsync(PendingCode code) => new(code.Address, null, Code: code)
    {
        Language = SiteLanguage.Named(
            await contacts.LanguageOfAsync(code.Channel == CodeChannel.Email ? AddressKind.Email : AddressKind.Mobile, code.Address) ?? code.Language),
    };

    // A project's staff are reached where its sales center is, and only while the project has it switched on.
    private static Recipient? Staff(Community? community, ProjectSettings? settings, string channel) => channel switch
    {
        Outbox.Email when settings?.StaffEmailOnReserve == true && community?.Email is { Length: > 0 } email => new(email, null),
        Outbox.Sms when settings?.StaffSmsOnReserve == true && PhoneNumber.TryNormalize(community?.Phone, PhoneRegions.OfZone(community?.TimeZone), out var number, out _) => new(number, null),
        _ => null,
    };
}
