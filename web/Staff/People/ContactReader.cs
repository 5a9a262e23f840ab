using System.Security.Claims;
using CustomerConnect.Grains.Messages;
using CustomerConnect.Identity;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.People;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.People;
using CustomerConnect.Storage.Staff.Identities;
using CustomerConnect.Storage.Staff.Sessions;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.Details;
using CustomerConnect.Web.Staff.Identities;
using CustomerConnect.Web.Staff.Permissions;
using CustomerConnect.Web.Staff.Sessions;
using Microsoft.AspNetCore.Identity;

namespace CustomerConnect.Web.Staff.People;

/// <summary>Reads a contact for a member who may see them.</summary>
public sealed class ContactReader(
    StaffScopes scopes, ContactTable table, Contacts contacts, AdvancedRegistrations registrations, SessionTable sessions, SessionViews views,
    IdentityTable identities, IdentityNotes notes, ICatalog catalog, MadeLinks made, SiteAddress site, UserManager<StaffMember> members)
{
    private const int MostSessions = 10;

    /// <summary>The contact, or null when there is none or the member may not see them.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<Contact?> FindAsync(string id, ClaimsPrincipal user, CancellationToken cancel) =>
        id.Length <= 64 && await table.AllowsAsync(await scopes.ScopeAsync(user, cancel), id, cancel) ? await contacts.FindAsync(id, cancel) : null;

    /// <summary>The page, or null as for <see cref="FindAsync"/>.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<ContactView?> ReadAsync(string id, ContactQuery query, HttpContext http, CancellationToken cancel)
    {
        if (await FindAsync(id, http.User, cancel) is not { } contact)
        {
            return null;
        }

        var scope = await scopes.ScopeAsync(http.User, cancel);
        var visits = await sessions.PageAsync(scope, new(null, null, null, null, null) { Contact = id }, query.Sessions, cancel);
        var rows = visits.Rows.Take(MostSessions).ToList();
        var older = visits.Rows.Count > MostSessions ? new SessionMark(rows[^1].ChangedAt, rows[^1].Id) : null;
        var reservations = await table.ReservationsAsync(scope, id, query.Reservations, cancel);
        var identity = await identities.ByIdAsync([id], cancel) is [var found, ..] ? found : null;
        var community = identity?.Community ?? visits.Rows.Select(r => r.Community).FirstOrDefault();
        var times = new StaffTimes(community is null ? null : (await catalog.CommunityAsync(community, cancel))?.Community.TimeZone);
        return new(
            http.User.StaffName(), id, contact.DisplayName, await FactsAsync(scope, contact, times, cancel),
            IsShownIdentities(http.User) ? await IdentityAsync(contact, identity, times, http, cancel) : null, await views.OfAsync(rows, cancel), older,
            await LinesAsync(reservations.Rows, cancel), reservations.Older, query)
        {
            Community = community,
        };
    }

    // Who verifies in person or sends links has to know what has come of it.
    private static bool IsShownIdentities(ClaimsPrincipal member) =>
        member.May(StaffPermissions.SeeIdentities) || member.May(StaffPermissions.VerifyIdentities) || member.May(StaffPermissions.ManageIdentityLinks);

    private async Task<List<Section>> FactsAsync(StaffScope scope, Contact contact, StaffTimes times, CancellationToken cancel)
    {
        var consents = await table.ConsentsAsync(scope, contact.Id, cancel);
        var answers = RegistrationAnswers.Of(await registrations.FindAsync(contact.Id, cancel));
        return
        [
            new("Who", [.. ContactFacts.Of(contact)]),
            new("Consent",
            [
                contact.EmailVerified ? new("Messages", "About their own reservations: they confirmed the address themselves")
                    : contact.Mobile is not null ? new("Messages", "Text messages about their own reservations: they confirmed the number themselves")
                    : new Fact("Messages", "None: no address is confirmed"),
                .. consents.Select(c => new Fact(
                    $"Client of {($"{c.FirstName} {c.LastName}".Trim() is { Length: > 0 } realtor ? realtor : "a realtor")}",
                    c.OptedIn != 0 ? $"May be written to{(c.WithIdentity != 0 ? ", identity included" : "")}" : "Not to be written to",
                    Hint: times.Full(DateTimeOffset.FromUnixTimeMilliseconds(c.ChangedAt)))),
            ]),
            .. answers.Count > 0 ? [new Section("Advanced registration", answers)] : (Section[])[],
        ];
    }

    private async Task<ContactIdentity> IdentityAsync(Contact contact, IdentityRecord? identity, StaffTimes times, HttpContext http, CancellationToken cancel)
    {
        var lines = new List<IdentityNoteLine>();
        foreach (var (note, at) in await notes.OfAsync(contact.Id, cancel: cancel))
        {
            lines.Add(new(
                times.Full(at), note.Kind == IdentityNotes.Verified
                    ? $"{IdentityWords.Document(note.Document)} seen by {await members.NameOfAsync(note.By)}" : $"To be verified anew, by {await members.NameOfAsync(note.By)}",
                note.NameOnDocument, note.Text, note.Statement, note.Statement is { } version ? ComplianceStatement.Text(version) : null));
        }

        return new(
            identity is null ? new("plain", "id", "Not started") : IdentityWords.Status(identity),
            identity is null ? null : times.Full(DateTimeOffset.FromUnixTimeMilliseconds(identity.EndedAt ?? identity.StartedAt)),
            identity is null ? null : IdentityWords.More(identity), lines, identity?.Status is "verified" or "verified-by-staff",
            made.Find(http, contact.Id) is { } path ? site.Of(path) : null, IdentityLinkActions.Ways(contact),
            http.User.May(StaffPermissions.VerifyIdentities), http.User.May(StaffPermissions.ManageIdentityLinks));
    }

    private async Task<List<ReservationLine>> LinesAsync(IReadOnlyList<ContactReservation> rows, CancellationToken cancel)
    {
        var lines = new List<ReservationLine>(rows.Count);
        foreach (var row in rows)
        {
            var place = row.Project is null ? null : await catalog.ProjectAsync(row.Project, cancel);
            var times = new StaffTimes(place?.Project.Settings.TimeZone);
            var number = row.Unit is null ? null : place?.Project.UnitsById.GetValueOrDefault(row.Unit)?.Number;
            lines.Add(new(
                Words.ReservationNumber(row.Id), row.Session, $"{number ?? "A home"}, {place?.Project.DisplayName ?? "no longer there"}",
                ReservationWords.Status(row.Status), times.Full(DateTimeOffset.FromUnixTimeMilliseconds(row.PlacedAt)),
                times.Full(DateTimeOffset.FromUnixTimeMilliseconds(row.EndedAt ?? row.EndsAt)), row.Link == InPersonLink.Id));
        }

        return lines;
    }
}
