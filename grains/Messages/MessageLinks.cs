using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.People;
using CustomerConnect.Storage.Staff.Team;

namespace CustomerConnect.Grains.Messages;

/// <summary>Paths of pages that a message's recipient may open; null where there is none.</summary>
/// <param name="Reservation">Private page of the reservation.</param>
/// <param name="Identity">Where they verify their identity.</param>
/// <param name="Link">What the message is about: a place in a queue, a community, their identity.</param>
public sealed record MessagePaths(string? Reservation = null, string? Identity = null, string? Link = null);

/// <summary>Makes the links of a message: fresh ones for each, and only those that its template has a place for.</summary>
public sealed class MessageLinks(PrivateLinks privateLinks, IdentityLinks identityLinks, StaffInvitations invitations, ICatalog catalog)
{
    /// <summary>The links of a message. Staff get none but their invitation: they have pages of their own, behind their sign-in.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<MessagePaths> MakeAsync(OutboxRow row, MessageTemplate template, Recipient recipient, SubjectFacts facts, Community? community)
    {
        if (row is { RecipientKind: Outbox.ToMember, RecipientId: { } invited })
        {
            return new(Link: StaffInvitations.Path(await invitations.MakeAsync(invited)));
        }

        if (row is { RecipientKind: Outbox.ToInvited, SubjectId: { } sent })
        {
            return new(Link: await LinkAsync(sent));
        }

        if (row is not { RecipientKind: Outbox.ToContact or Outbox.ToClient, RecipientId: { } id })
        {
            return new();
        }

        var reservation = facts.ReservationId is { } reserved && row.Channel == Outbox.Email
            ? PrivateLinks.Path(await privateLinks.MakeAsync(new(reserved, row.RecipientKind, id))) : null;
        var aboutIdentity = row.SubjectKind == "identity";
        var identity = recipient is { WithIdentity: true, ContactId: { } contact } && (aboutIdentity || Has(template, "button-identityVerification"))
            ? IdentityLinks.Path(await identityLinks.MakeAsync(new(contact, community?.Id))) : null;
        return new(reservation, identity, row switch
        {
            { SubjectKind: "unit" } when facts.UnitId is { } unit => $"/reservations/queue/{unit}",
            { SubjectKind: "link", SubjectId: { } link } => await LinkAsync(link),
            _ => aboutIdentity ? identity : null,
        });
    }

    private async Task<string?> LinkAsync(string link) => await catalog.LinkAsync(link) is { } found ? $"/r/{found.Slug}" : null;

    private static bool Has(MessageTemplate template, string place) =>
        template.Html.Contains(place, StringComparison.Ordinal) || template.Body.Contains(place, StringComparison.Ordinal);
}
