using CustomerConnect.Sessions;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Pages.LinkTrouble;
using CustomerConnect.Web.Statuses;
using CustomerConnect.Web.Texts;
using CustomerConnect.Web.Visits;

namespace CustomerConnect.Web.Journey;

/// <summary>A visitor on the way to a reservation, as of one moment.</summary>
/// <param name="Grain">The session's grain.</param>
/// <param name="Session">How the session stands.</param>
/// <param name="Project">The chosen project, or null.</param>
/// <param name="Unit">The chosen home, or null.</param>
/// <param name="Contact">Who is signed in, or null.</param>
/// <param name="Locked">True while somebody who is not signed in in this browser holds a home or has reserved in the session.</param>
/// <param name="Now">The moment, UTC.</param>
public sealed record Travel(
    Visitor Visitor, ISessionGrain Grain, SessionSnapshot Session, CommunitySnapshot Community, Project? Project, UnitInfo? Unit,
    Contact? Contact, bool Locked, DateTimeOffset Now)
{
    /// <summary>The model of the chosen home, or null.</summary>
    public HomeModel? Model => Unit is null ? null : Project?.ModelsById.GetValueOrDefault(Unit.ModelId);

    /// <summary>What the chosen home is called, or "the home".</summary>
    public string HomeName => Unit is null || Project is null ? JourneyTexts.TheHome : HomeNames.Of(Project, Unit);

    /// <summary>Where another home is chosen.</summary>
    public string ChooseAt => Project is null ? Addresses.Of(Community.Community) : Addresses.Homes(Community.Community, Project);

    /// <summary>True when somebody is signed in to the session in another browser, and not in this one.</summary>
    public bool IsStranger { get; init; }

    /// <summary>True when the session has its reservation, whoever is in this browser.</summary>
    public bool IsReserved { get; init; }

    /// <summary>Where the visitor waits for the chosen home, while somebody else has it and its project has queues; null otherwise.</summary>
    public string? QueueAt { get; init; }

    /// <summary>The visitor's time zone, or null while it is not known.</summary>
    public NodaTime.DateTimeZone? Zone { get; init; }

    /// <summary>The clocks that times of the chosen project are shown by.</summary>
    public Clocks Clocks => new(Slots.SlotSchedule.Zone(Project!.Settings), Zone);

    /// <summary>When the hold ends, or null while none is running.</summary>
    public DateTimeOffset? HeldUntil => Session.HoldUntil > Now ? Session.HoldUntil : null;

    /// <summary>True while the reservation is being made: nothing is to be done or changed by the visitor, and no clock runs against them.</summary>
    public bool IsSubmitting => Session.Status == SessionStatus.Submitting;
}

/// <summary>Finds the visitor of a request.</summary>
public sealed class Travelers(
    VisitorCookie cookie, SignedIn signedIn, IGrainFactory grains, ICatalog catalog, Contacts contacts, UnitStatuses statuses, TimeProvider clock)
{
    /// <summary>
    /// The visitor; or what is answered instead: that the visit has ended, or, to a form sent by who has to sign in to the session once
    /// more, where that is done.
    /// </summary>
    /// <param name="signsIn">True for the forms of signing in itself.</param>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<(Travel? Travel, IResult? Instead)> FindAsync(HttpContext http, CancellationToken cancel, bool signsIn = false)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store"; // As antiforgery writes it, which warns of anything else.
        if (cookie.Read(http) is not { Session: not null } visitor || await SeeAsync(http, visitor, cancel) is not { } travel)
        {
            return (null, Ended());
        }

        return travel.IsStranger && !signsIn && !HttpMethods.IsGet(http.Request.Method) ? (null, Page.SeeOther(Steps.SignIn)) : (travel, null);
    }

    /// <summary>A visitor whose cookie the browser is only being given; null when the visit is not known.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<Travel?> FindAsync(HttpContext http, Visitor visitor, CancellationToken cancel) => SeeAsync(http, visitor, cancel);

    /// <summary>The visitor with where they wait for the chosen home, where they do.</summary>
    public async ValueTask<Travel> WithQueueAsync(Travel travel) => travel with { QueueAt = await QueueAsync(travel) };

    private async Task<Travel?> SeeAsync(HttpContext http, Visitor visitor, CancellationToken cancel)
    {
        var grain = grains.GetGrain<ISessionGrain>(visitor.Session!.Value.Value);
        var all = await grain.Look();
        var session = await signedIn.SeenByAsync(http, all, cancel);
        if (session.Community is not { } community || await catalog.CommunityAsync(community.Value, cancel) is not { } snapshot)
        {
            return null;
        }

        var stranger = all.Contact is not null && session.Contact is null;
        var project = session.Selection.Project is { } p ? snapshot.ProjectsById.GetValueOrDefault(p.Value) : null;
        var unit = session.Selection.Unit is { } u ? project?.UnitsById.GetValueOrDefault(u.Value) : null;
        var contact = session.Contact is { } c ? await contacts.FindAsync(c.Value, cancel) : null;
        var now = clock.GetUtcNow();
        var locked = stranger && (all.HoldUntil > now || all.Status == SessionStatus.Submitting || all.Reservation is not null);
        return await WithQueueAsync(new Travel(visitor, grain, session, snapshot, project, unit, contact, locked, now)
        {
            Zone = VisitorZone.Of(http), IsStranger = stranger, IsReserved = all.Reservation is not null,
        });
    }

    private async ValueTask<string?> QueueAsync(Travel travel) =>
        travel is { Project: { Settings.HasQueues: true } project, Unit: { } unit, HeldUntil: null, Session.Reservation: null }
        && (await statuses.BoardAsync(project))[unit.Id].Status is PublicStatus.InProgress or PublicStatus.BeingReserved
            ? Addresses.Queue(unit.Id) : null;

    private static IResult Ended() => Page.Of<LinkTroublePage, LinkTroubleView>(
        new(null, JourneyTexts.VisitEnded, Refusals.Words(new SessionIsUnknown()), StatusCodes.Status404NotFound, null), StatusCodes.Status404NotFound);
}
