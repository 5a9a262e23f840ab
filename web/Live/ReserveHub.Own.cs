using CustomerConnect.Reservations;
using CustomerConnect.Sessions;
using Microsoft.AspNetCore.SignalR;

namespace CustomerConnect.Web.Live;

/// <content>What is told to a page of its reader's own: the visit, and reservations.</content>
public sealed partial class ReserveHub
{
    /// <summary>
    /// Watches the visit whose pass the page has, else that whose cookies the connection came with, and answers where it stands
    /// (<see cref="VisitTurn"/>), so that a page learns what it missed; null where there is no visit, or another browser is signed in.
    /// </summary>
    /// <exception cref="HubException">Too much is watched.</exception>
    public async Task<string?> WatchVisit(string? page)
    {
        if ((pass.VisitOf(page) ?? await OwnVisitAsync()) is not { } id)
        {
            return null;
        }

        await JoinAsync(id.Value, VisitGroup(id.Value));
        return VisitTurn.Of(await grains.GetGrain<ISessionGrain>(id.Value).Look(), clock.GetUtcNow()); // After joining: what comes later is pushed.
    }

    /// <summary>
    /// Watches the reservations whose pass the page has, and none of another page before, and answers how they stand
    /// (<see cref="VisitTurn"/>); null where it has none.
    /// </summary>
    public async Task<string?> WatchReservations(string? page)
    {
        var ids = pass.ReservationsOf(page);
        if (ids.Count == 0)
        {
            return null;
        }

        var before = Context.Items.TryGetValue(nameof(WatchReservations), out var found) ? (IReadOnlyList<string>)found! : [];
        await Task.WhenAll(before.Except(ids).Select(id => Groups.RemoveFromGroupAsync(Context.ConnectionId, ReservationGroup(id))));
        await Task.WhenAll(ids.Except(before).Select(id => Groups.AddToGroupAsync(Context.ConnectionId, ReservationGroup(id))));
        Context.Items[nameof(WatchReservations)] = ids;
        var stand = await Task.WhenAll(ids.Select(id => grains.GetGrain<IReservationGrain>(id).Look()));
        return VisitTurn.Of(stand.Select(r => r.Status));
    }

    private async Task<SessionId?> OwnVisitAsync()
    {
        if (Context.GetHttpContext() is not { } http || cookie.Read(http)?.Session is not { } id)
        {
            return null;
        }

        var session = await grains.GetGrain<ISessionGrain>(id.Value).Look();
        return (await signedIn.SeenByAsync(http, session, Context.ConnectionAborted)).Contact == session.Contact ? id : null;
    }
}
