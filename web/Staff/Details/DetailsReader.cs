using System.Globalization;
using CustomerConnect.Deposits;
using CustomerConnect.Grains.Messages;
using CustomerConnect.Identity;
using CustomerConnect.Reservations;
using CustomerConnect.Sessions;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.People;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.People;
using CustomerConnect.Storage.Staff.Sessions;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.People;
using CustomerConnect.Web.Staff.Permissions;
using CustomerConnect.Web.Staff.Sessions;
using Microsoft.AspNetCore.Identity;

namespace CustomerConnect.Web.Staff.Details;

/// <summary>Reads a session for its panel: what its grains say now, with the names of the catalog and of people.</summary>
public sealed class DetailsReader(
    StaffScopes scopes, SessionTable table, SessionViews views, ContactTable people, ICatalog catalog, Contacts contacts, IGrainFactory grains, History history,
    SessionMessages messages, ReservationNotes notes, MadeLinks made, SiteAddress site, UserManager<StaffMember> members, TimeProvider clock)
{
    /// <summary>Heading of who the visitor is.</summary>
    public const string UserSection = "User and device";

    /// <summary>Heading of how their identity stands.</summary>
    public const string IdentitySection = "Identity verification";

    /// <summary>The panel, or null when there is no such session or the member may not see it.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<DetailsView?> ReadAsync(string id, HttpContext http, CancellationToken cancel) => await ReadAsync(
        id, new(http.User.StaffName(), await scopes.ScopeAsync(http.User, cancel), http.User.May), contact => made.Find(http, contact), cancel);

    /// <summary>The panel for who looks, or null likewise.</summary>
    /// <param name="link">The path of the identity link that they have just made for a contact, or null.</param>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<DetailsView?> ReadAsync(string id, Viewer viewer, Func<string, string?> link, CancellationToken cancel)
    {
        // The session first: its row is then at least as new, and the panel does not contradict itself.
        var session = await grains.GetGrain<ISessionGrain>(id).Look();
        if ((await table.ByIdAsync([id], cancel)) is not [var row] || !viewer.Scope.Allows(row.Division, row.Community))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var reservation = session.Reservation is { } made ? await grains.GetGrain<IReservationGrain>(made.Value).Look() : null;
        var place = await PlaceAsync(row, session, cancel);
        var view = (await views.OfAsync([row], cancel))[0];
        var held = session.HoldUntil > now;
        var contact = session.Contact is { } who ? await contacts.FindAsync(who.Value, cancel) : null;
        return new DetailsView(
            viewer.Member, view, place.HomeReference,
            [view.Badge, .. view.Deposit is { } deposit ? [deposit] : (Badge[])[], new("info", session.Contact is null ? "user" : "people", view.Kind)],
            await SectionsAsync(session, reservation, place, view, contact, viewer.May(StaffPermissions.SeeIdentities), cancel), await AttemptsAsync(session, place.Times, now, cancel), DepositText(session),
            Card(session, reservation, place, now, held, await PlacedByAsync(session, view), await NoteAsync(reservation)), await HistoryAsync(session, place.Times, now, cancel))
        {
            Clock = place.Times.Clock(now),
            May = Actions.Of(held, reservation, place.HasAppointments, viewer.May),
            Contact = contact is not null && viewer.May(StaffPermissions.SeeContacts) ? contact.Id : null,
            HasEmail = contact?.Email is not null,
            IdentityLink = await LinkAsync(contact, viewer, link),
            Messages = await messages.OfAsync(session, place.Times, now, cancel),
            MayResend = viewer.May(StaffPermissions.ResendMessages),
        };
    }

    private async Task<IdentityLinkView?> LinkAsync(Contact? contact, Viewer viewer, Func<string, string?> link) =>
        contact is null || !viewer.May(StaffPermissions.ManageIdentityLinks) || (await grains.GetGrain<IIdentityGrain>(contact.Id).Look()).Done
            ? null
            : new(link(contact.Id) is { } path ? site.Of(path) : null, IdentityLinkActions.Ways(contact));

    private async Task<Place> PlaceAsync(SessionRecord row, SessionSnapshot session, CancellationToken cancel)
    {
        var community = row.Community is null ? null : await catalog.CommunityAsync(row.Community, cancel);
        var project = session.Selection.Project is { } id ? community?.ProjectsById.GetValueOrDefault(id.Value) : null;
        var unit = session.Selection.Unit is { } home ? project?.UnitsById.GetValueOrDefault(home.Value) : null;
        return new(community?.Community, project, unit, new StaffTimes(project?.Settings.TimeZone ?? community?.Community.TimeZone));
    }

    private async Task<List<Section>> SectionsAsync(
        SessionSnapshot session, ReservationSnapshot? reservation, Place place, SessionView row, Contact? contact, bool seesIdentities, CancellationToken cancel)
    {
        var link = session.Link is { } id ? await catalog.LinkAsync(id.Value, cancel) : null;
        var slot = reservation?.Slot ?? session.Slot;
        return
        [
            new("Link", session.InPerson is { } desk ? [new("Name", InPersonLink.Name), new("Taken by", await members.NameOfAsync(desk.By))]
                : link is null ? [new("Name", "No longer there")] :
            [
                new("Name", link.SourceTag is { } source ? $"{link.Name}, source {source}" : link.Name),
                new("Scope", ScopeOf(link, await catalog.CommunityAsync(link.CommunityId, cancel))),
            ]),
            new("Selection", [.. place.Facts(session.Selection)]),
            new(UserSection, [.. People(contact, row), .. Device(row)]),
            new(IdentitySection, seesIdentities
                ? [await IdentityAsync(session, place.Times), .. (await people.ClientsAsync(session.Session.Value, cancel)).Select(Client)]
                : [new Fact("Contact", "For members who may see identities")]),
            new("Appointment", slot is null ? [new("Slot", place.HasAppointments ? "None chosen" : "Not part of this project")] :
            [
                new("Slot", $"{place.Times.Full(slot.StartsAt)}, {(slot.Kind == Slots.AppointmentKind.Phone ? "by phone" : "in person")}"),
                .. slot.Kind == Slots.AppointmentKind.InPerson && place.Project?.Settings.AppointmentAddress is { } where ? [new Fact("Where", where)] : (Fact[])[],
            ]),
        ];
    }

    private async Task<Fact> IdentityAsync(SessionSnapshot session, StaffTimes times)
    {
        if (session.Contact is not { } contact)
        {
            return new("Visitor", "Not signed in");
        }

        var identity = await grains.GetGrain<IIdentityGrain>(contact.Value).Look();
        var since = (identity.EndedAt ?? identity.StartedAt) is { } at ? times.Full(at) : "";
        return identity.Status switch
        {
            IdentityStatus.Verified => new("Contact", since, new Badge("ok", "check", "Verified")),
            IdentityStatus.VerifiedByStaff => new("Contact", since, new Badge("ok", "user", "Manual Verified")),
            IdentityStatus.InProgress => new("Contact", since, new Badge("warn", "clock", "In progress"), identity.ProfileComplete ? null : "The profile is not filled in yet."),
            IdentityStatus.Failed => new("Contact", since, new Badge("bad", "x", "Failed"), "They may try again."),
            IdentityStatus.Cancelled => new("Contact", since, new Badge("plain", "clock", "Given up"), "They may try again."),
            _ => new("Contact", "Not started"),
        };
    }

    private static Fact Client(SessionClient client) => new(
        "Client", HomeWords.Who(client.FirstName, client.LastName), client.Identity switch
        {
            null => new("plain", "id", "Not started"),
            "verified" => new("ok", "check", "Verified"),
            "verified-by-staff" => new("ok", "user", "Manual Verified"),
            "failed" => new("bad", "x", "Failed"),
            "cancelled" => new("plain", "undo", "Given up"),
            _ => new("warn", "clock", "In progress"),
        });

    // What colleagues wrote down when they took it back.
    private async Task<string?> NoteAsync(ReservationSnapshot? reservation) =>
        reservation is { Status: ReservationStatus.Reversed } && await notes.OfAsync(reservation.Reservation.Value, 1) is [var note]
            ? note.By is { } by ? $"{note.Text} ({await members.NameOfAsync(by)})" : note.Text : null;

    private async Task<string> PlacedByAsync(SessionSnapshot session, SessionView row) =>
        session.InPerson is { } desk ? $"{await members.NameOfAsync(desk.By)}, for {row.Who}" : $"{row.Who}, {row.Kind.ToLowerInvariant()}";

    private static string ScopeOf(LinkInfo link, CommunitySnapshot? community)
    {
        var project = link.ProjectId is { } id ? community?.ProjectsById.GetValueOrDefault(id) : null;
        var within = link switch
        {
            { UnitId: { } unit } => $"home {project?.UnitsById.GetValueOrDefault(unit)?.Number}",
            { ModelId: { } model } => project?.ModelsById.GetValueOrDefault(model)?.DisplayName,
            { BuildingId: { } building } => project?.Buildings.FirstOrDefault(b => b.Id == building)?.Name,
            _ => null,
        };
        return string.Join(", ", new[] { community?.Community.Name, project?.DisplayName ?? "whole community", within }.OfType<string>());
    }

    private static IEnumerable<Fact> People(Contact? contact, SessionView row)
    {
        yield return new("User", $"{row.Who}, {row.Kind.ToLowerInvariant()}");
        if (contact?.Email is { } email)
        {
            yield return new("E-mail", email);
        }

        if ((contact?.Mobile ?? contact?.Phone) is { } phone)
        {
            yield return new("Phone", PhoneNumber.Display(phone));
        }
    }

    private static IEnumerable<Fact> Device(SessionView row)
    {
        yield return row.Outdated
            ? new("Browser", row.Browser, new Badge("warn", "warn", "Outdated"), "Card entry may fail. Suggest another browser.")
            : new("Browser", row.Browser);
        if (row.System is not "")
        {
            yield return new("System", row.System ?? "Unknown");
        }
    }

    // Of every deposit of the session: whose hold ran out and who came back has paid, or tried to, twice.
    private async Task<List<Attempt>> AttemptsAsync(SessionSnapshot session, StaffTimes times, DateTimeOffset now, CancellationToken cancel)
    {
        var deposits = new List<DepositSnapshot>();
        foreach (var id in await table.DepositsAsync(session.Session.Value, cancel))
        {
            deposits.Add(session.Deposit is { } own && own.Deposit.Value == id ? own : await grains.GetGrain<IDepositGrain>(id).Look());
        }

        return [.. deposits.SelectMany(d => Attempts(d, times, now)).OrderByDescending(a => a.At).Select(a => a.Attempt)];
    }

    private static IEnumerable<(DateTimeOffset At, Attempt Attempt)> Attempts(DepositSnapshot deposit, StaffTimes times, DateTimeOffset now) =>
        deposit.Attempts.Select(a => (a.At, new Attempt(times.Short(a.At, now), a switch
        {
            { Failure: { } failure } => new("bad", "x", DepositFailures.Say(failure)),
            { Status: DepositStatus.Paid } => new("ok", "check", deposit.Kind == DepositKind.Intent ? "Card stored" : "Paid"),
            { Status: DepositStatus.NeedsAuthentication } => new("warn", "clock", "Needs approval"),
            { Status: DepositStatus.Returned } => new("plain", "undo", deposit.Kind == DepositKind.Intent ? "Card forgotten" : "Returned"),
            _ => new("warn", "clock", "Pending"),
        })));

    private static string? DepositText(SessionSnapshot session) => session.InPerson is { DepositTaken: true } ? "Taken in person by the sales team, not charged here."
        : session.Deposit is not { Amount: { } amount } deposit ? null
        : deposit.Kind == DepositKind.Intent ? deposit.Status is DepositStatus.Paid or DepositStatus.Settled ? "A card is stored. Nothing is charged." : "A card is to be stored. Nothing is charged."
        : $"Payment of {Words.Money(amount.Cents, amount.Currency)}.{Charged(deposit)}";

    private static string Charged(DepositSnapshot deposit) =>
        !deposit.Attempts.Any(a => a.Status is DepositStatus.Paid or DepositStatus.Returned) ? " Nothing charged."
        : deposit.Status == DepositStatus.Returning ? " It is on its way back."
        : deposit.Status == DepositStatus.Returned ? " It went back."
        : "";

    private static ReservationCard? Card(SessionSnapshot session, ReservationSnapshot? reservation, Place place, DateTimeOffset now, bool held, string placedBy, string? note)
    {
        if (reservation is not null)
        {
            var ended = reservation.Status != ReservationStatus.Active;
            return new(
                Words.ReservationNumber(reservation.Reservation.Value), reservation.Status switch
                {
                    ReservationStatus.Active => new("ok", "check", "Active"),
                    ReservationStatus.Completed => new("st-sold", "s-sold", "Completed"),
                    var status => new("plain", "clock", status.ToString()),
                },
                ended ? null : reservation.EndsAt.ToUnixTimeMilliseconds(), ended ? null : place.Times.Full(reservation.EndsAt),
                [
                    new("Placed by", placedBy), new("Placed", place.Times.Full(reservation.PlacedAt)),
                    ended ? new("Ended", place.Times.Full(reservation.EndedAt ?? reservation.EndsAt)) : new("Expires", $"{place.Times.Full(reservation.EndsAt)}, {Left(reservation.EndsAt - now)}"),
                    .. reservation is { Status: ReservationStatus.Reversed, EndReason: { } reason } ? [new Fact("Reason", ActionWords.Say<ReversalReason>(reason, ActionWords.Say)!)] : (Fact[])[],
                    .. note is null ? (Fact[])[] : [new Fact("Note", note)],
                ])
            {
                Id = reservation.Reservation.Value,
            };
        }

        var missing = session.Checklist.Where(l => l.State is ChecklistState.ToDo or ChecklistState.Attention).Select(l => Say(l.Item)).ToList();
        return held
            ? new(null, new("info", "clock", "Being made"), session.HoldUntil!.Value.ToUnixTimeMilliseconds(), place.Times.Short(session.HoldUntil.Value, now),
                [new("Being made by", placedBy), new("Still missing", missing.Count == 0 ? "Nothing: ready to submit" : string.Join(", ", missing))])
            : null;
    }

    private static string Left(TimeSpan left) =>
        left < TimeSpan.FromHours(48) ? $"in {Math.Max(0, (int)left.TotalHours)} h" : string.Create(CultureInfo.InvariantCulture, $"in {(int)left.TotalDays} days");

    private static string Say(ChecklistItem item) => item switch
    {
        ChecklistItem.Unit => "home", ChecklistItem.SignIn => "registration", ChecklistItem.Appointment => "appointment",
        ChecklistItem.Deposit => "deposit", _ => "client profiles",
    };

    private async Task<List<HistoryEntry>> HistoryAsync(SessionSnapshot session, StaffTimes times, DateTimeOffset now, CancellationToken cancel)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = new List<HistoryEntry>();
        foreach (var line in await history.OfAsync(session.Session.Value, Streams(session), cancel))
        {
            if (line.By is { } by && !names.ContainsKey(by))
            {
                names[by] = await members.NameOfAsync(by);
            }

            entries.Add(new(times.Exact(line.At, now), line.By is { } who ? $"{line.What}, by {names[who]}" : line.What, line.Bad));
        }

        return entries;
    }

    private static IReadOnlyList<string> Streams(SessionSnapshot session) =>
    [
        .. new[]
        {
            $"session/{session.Session}", session.Deposit is { } deposit ? $"deposit/{deposit.Deposit}" : null, session.Reservation is { } reservation ? $"reservation/{reservation}" : null,
            session.Selection.Unit is { } unit ? $"unit/{unit}" : null,
        }.OfType<string>(),
    ];

    /// <summary>Where a session has got to in the catalog, and its clock.</summary>
    private sealed record Place(Community? Community, Project? Project, UnitInfo? Unit, StaffTimes Times)
    {
        /// <summary>What colleagues call the home in tickets: the project's number and the home's.</summary>
        public string? HomeReference => Project is null || Unit is null ? null : $"{Project.Number}-{Unit.Number}";

        /// <summary>True when the project has appointments, or may have.</summary>
        public bool HasAppointments => Project?.Settings is not { IncludeAppointment: false, RequireAppointment: false };

        public IEnumerable<Fact> Facts(Selection selection)
        {
            yield return new("Community", Community?.Name ?? "Unknown");
            yield return new("Project", Project?.DisplayName ?? "None chosen");
            if (Unit is { } unit && Project is { } project)
            {
                var building = project.Buildings.FirstOrDefault(b => b.Id == unit.BuildingId);
                var floor = building?.Floors.FirstOrDefault(f => f.Id == unit.FloorId);
                if (building is not null)
                {
                    yield return new("Building", floor is null ? building.Name : $"{building.Name}, floor {floor.Level}");
                }

                yield return new("Model", project.ModelsById.GetValueOrDefault(unit.ModelId)?.DisplayName ?? "Unknown");
                yield return new("Home", unit.Number);
                if (unit.Address is { } address)
                {
                    yield return new("Address", address);
                }
            }
            else if (selection.Model is { } model)
            {
                yield return new("Model", Project?.ModelsById.GetValueOrDefault(model.Value)?.DisplayName ?? "Unknown");
            }
        }
    }
}
