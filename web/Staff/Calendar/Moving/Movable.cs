using System.Security.Claims;
using CustomerConnect.Reservations;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Staff;

namespace CustomerConnect.Web.Staff.Calendar.Moving;

/// <summary>A reservation whose appointment may be moved, with its place in the catalog.</summary>
internal sealed record Movable(ReservationSnapshot Reservation, Community Community, Project Project)
{
    /// <summary>The reservation; null when there is none that stands, or the member may not see it.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public static async Task<Movable?> FindAsync(
        string id, ClaimsPrincipal user, IGrainFactory grains, ICatalog catalog, StaffScopes scopes, CancellationToken cancel)
    {
        var reservation = await grains.GetGrain<IReservationGrain>(id).Look();
        return reservation is { Status: ReservationStatus.Active, Project: { } project }
            && await catalog.ProjectAsync(project.Value, cancel) is { } found
            && (await scopes.ScopeAsync(user, cancel)).Allows(found.Community.Community.DivisionId, found.Community.Community.Id)
                ? new(reservation, found.Community.Community, found.Project) : null;
    }
}
