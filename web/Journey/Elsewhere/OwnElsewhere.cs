using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Components;
using Dapper;

namespace CustomerConnect.Web.Journey.Elsewhere;

/// <summary>What keeps a visitor from holding a home although it is their own: a hold in another browser, or a reservation.</summary>
/// <param name="Session">The other visit, or null where it is a reservation.</param>
/// <param name="Reservation">The reservation, or null.</param>
/// <param name="Home">What the home is called.</param>
/// <param name="Same">True when it is the very home that is wanted.</param>
/// <param name="Refused">Why the other one was not given up, or null.</param>
public sealed record ElsewhereView(Travel Travel, string? Session, string? Reservation, string Home, bool Same, string? Refused = null);

/// <summary>Finds it.</summary>
public sealed class OwnElsewhere(IDatabase database, ICatalog catalog)
{
    private const string Held =
        """
        select session_id as SessionId, unit_id as UnitId from session_view
        where contact_id = @contact and project_id = @project and session_id <> @session and status = 'holding' and hold_until > @now
        order by changed_at desc limit 1
        """;

    private const string Reserved =
        """
        select reservation_id as ReservationId, unit_id as UnitId from reservation_view
        where contact_id = @contact and project_id = @project and status = 'active' order by changed_at desc limit 1
        """;

    /// <summary>The newest such hold, else the newest such reservation in the project; null where there is neither.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<ElsewhereView?> FindAsync(Travel travel, CancellationToken cancel)
    {
        var values = new
        {
            contact = travel.Contact!.Id, project = travel.Project!.Id, session = travel.Session.Session.Value, now = travel.Now.ToUnixTimeMilliseconds(),
        };
        var found = await database.ReadAsync(
            async connection => await connection.QuerySingleOrDefaultAsync<Row>(Held, values) ?? await connection.QuerySingleOrDefaultAsync<Row>(Reserved, values),
            cancel);
        return found?.UnitId is { } id && await catalog.UnitAsync(id, cancel) is { } home
            ? new(travel, found.SessionId, found.ReservationId, HomeNames.Of(home.Project, home.Unit), id == travel.Unit!.Id)
            : null;
    }

    private sealed class Row
    {
        public string? SessionId { get; init; }

        public string? ReservationId { get; init; }

        public string? UnitId { get; init; }
    }
}
