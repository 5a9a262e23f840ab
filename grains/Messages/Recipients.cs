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
    string To, string? FirstName, bool WithIdentity = true, PendingCode? Code = null, string? ContactId = null, string? CommunityId = null);

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
            Outbox.ToClient => await clients.FindAsync(id) is { OptedIn: true, Email: { } email } client
                ? new(email, client.FirstName, client.WithIdentity, ContactId: client.ContactId) : null,
            Outbox.ToStaff => Staff(community, settings, row.Channel),
            Outbox.ToMember => await invitations.MemberAsync(id) is { } member ? new(member.Email, member.Name.Split(' ')[0]) : null,
            Outbox.ToInvited => await links.FindAsync(id) is { } invitee ? new(invitee.Address, invitee.FirstName, CommunityId: invitee.Community) : null,
            "sign-in" => await grains.GetGrain<ISignInGrain>(id).PendingCode(row.Cause) is { } code
                ? new(code.Address, null, Code: code) : null,
            _ => null,
        };
    }

    private static Recipient? Of(Contact contact, string channel) => (channel, contact) switch
    {
        (Outbox.Email, { Email: { } email, EmailVerified: true }) => new(email, contact.FirstName, ContactId: contact.Id),
        (Outbox.Sms, { Mobile: { } mobile }) => new(mobile, contact.FirstName, ContactId: contact.Id),
        _ => null,
    };

    // A project's staff are reached where its sales center is, and only while the project has it switched on.
    private static Recipient? Staff(Community? community, ProjectSettings? settings, string channel) => channel switch
    {
        Outbox.Email when settings?.StaffEmailOnReserve == true && community?.Email is { Length: > 0 } email => new(email, null),
        Outbox.Sms when settings?.StaffSmsOnReserve == true && PhoneNumber.TryNormalize(community?.Phone, null, out var number, out _) => new(number, null),
        _ => null,
    };
}
