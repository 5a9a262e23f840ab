using CustomerConnect.Reservations;
using CustomerConnect.Sessions;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Texts;
using CustomerConnect.Web.Visits;

namespace CustomerConnect.Web.Pages.Me;

/// <summary>The visitor's own corner: the one part of a cached page that is theirs, as a frame of its own. Never cached.</summary>
public static class MeEndpoint
{
    /// <summary>Maps <c>/me</c>.</summary>
    public static IEndpointRouteBuilder MapMe(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Addresses.Me, ShowAsync);
        return routes;
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, VisitorCookie cookie, SignedIn signedIn, IGrainFactory grains, ICatalog catalog, Contacts contacts, TimeProvider clock, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        var session = cookie.Read(http)?.Session is { } id 
            ? await signedIn.SeenByAsync(http, await grains.GetGrain<ISessionGrain>(id.Value).Look(), cancel) : null;
        if (session?.Reservation is { } reservation
            && (await grains.GetGrain<IReservationGrain>(reservation.Value).Look()).Status != ReservationStatus.Active)
        {
            session = session with { Selection = new(null, null, null, null) }; // What has ended is nobody's to go on with.
        }

        var contact = session?.Contact is { } contactId ? await contacts.FindAsync(contactId.Value, cancel) : null;
        var home = session?.Selection.Unit is { } unit ? await catalog.UnitAsync(unit.Value, cancel) : null;
        return Page.Of<MePage, MeView>(MeView.Of(
            session, contact?.FirstName, home is { } found ? HomeNames.Within(found.Project, found.Unit) : null, clock.GetUtcNow()));
    }
}

/// <summary>What the corner says.</summary>
/// <param name="Name">Who is signed in; null when nobody is, empty when the name is not known yet.</param>
/// <param name="Unit">The home that is held or reserved for the visitor, so that maps can mark it, or null.</param>
/// <param name="Text">What to go on with, or null.</param>
/// <param name="Href">Where that is.</param>
/// <param name="Until">When a hold ends, or null.</param>
/// <param name="Left">What is left of it: <c>12:38</c>.</param>
public sealed record MeView(string? Name, string? Unit, string? Text, string? Href, DateTimeOffset? Until, string? Left)
{
    /// <summary>The corner of a session.</summary>
    public static MeView Of(SessionSnapshot? session, string? firstName, string? home, DateTimeOffset now)
    {
        var name = session?.Contact is null ? null : firstName ?? "";
        if (session is null || session.Selection.Unit is not { } unit || home is null)
        {
            return new(name, null, null, null, null, null);
        }

        if (session.Reservation is { } reservation)
        {
            return new(name, unit.Value, Show.Text(BrowseTexts.ReservedForYou, home), Addresses.Confirmation(reservation.Value), null, null);
        }

        var until = session.HoldUntil > now ? session.HoldUntil : null;
        var left = until - now;
        return new(
            name, until is null ? null : unit.Value, Show.Text(BrowseTexts.ContinueWith, home), Addresses.Reserve(unit.Value), until,
            left is { } rest ? Journey.HoldClock.Minutes(rest) : null);
    }
}
