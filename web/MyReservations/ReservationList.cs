using System.Globalization;
using CustomerConnect.Storage;
using Dapper;

namespace CustomerConnect.Web.MyReservations;

/// <summary>A reservation in a contact's list.</summary>
/// <param name="Status">Its status in tables.</param>
public sealed record ListedReservation(
    string Id, string UnitId, string Status, DateTimeOffset PlacedAt, DateTimeOffset EndsAt, DateTimeOffset? SlotAt)
{
    /// <summary>What asks for those older than this one.</summary>
    public string Cursor => string.Create(CultureInfo.InvariantCulture, $"{PlacedAt.ToUnixTimeMilliseconds()}-{Id}");
}

/// <summary>Reads what a contact has reserved.</summary>
public sealed class ReservationList(IDatabase database)
{
    /// <summary>Reservations of a page.</summary>
    public const int PageSize = 10;

    /// <summary>A page of a contact's reservations, the newest first, and whether there are older ones.</summary>
    /// <param name="before">A <see cref="ListedReservation.Cursor"/>; null (or nonsense) begins with the newest.</param>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<(IReadOnlyList<ListedReservation> Page, bool More)> ReadAsync(string contactId, string? before, CancellationToken cancel)
    {
        var (at, id) = Read(before);
        var rows = await database.ReadAsync(
            async connection => (await connection.QueryAsync<(string Id, string Unit, string Status, long PlacedAt, long EndsAt, long? SlotAt)>(
                """
                select reservation_id, unit_id, status, placed_at, ends_at, slot_at from reservation_view
                where contact_id = @contactId and status <> 'abandoned' and (placed_at < @at or (placed_at = @at and reservation_id < @id))
                order by placed_at desc, reservation_id desc limit @most
                """, new { contactId, at, id, most = PageSize + 1 })).AsList(), cancel);
        return ([.. rows.Take(PageSize).Select(r => new ListedReservation(r.Id, r.Unit, r.Status, At(r.PlacedAt), At(r.EndsAt), r.SlotAt is { } slot ? At(slot) : null))], rows.Count > PageSize);
    }

    private static (long At, string Id) Read(string? cursor) =>
        cursor?.Split('-', 2) is [var at, var id] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) ? (ms, id) : (long.MaxValue, "");

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
