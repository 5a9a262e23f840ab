using Dapper;

namespace CustomerConnect.Storage.People;

/// <summary>What staff wrote about a reservation.</summary>
/// <param name="By">Staff account, or null.</param>
public sealed record ReservationNote(string NoteId, string Text, string? By, DateTimeOffset At);

/// <summary>
/// Staff's own words about reservations. They may name people, so they are ordinary rows beside the reservation, which can be erased; the log
/// has stable words only.
/// </summary>
public sealed class ReservationNotes(IDatabase database, TimeProvider clock)
{
    /// <summary>Characters of one note.</summary>
    public const int LongestNote = 2_000;

    /// <summary>Keeps a note, once an id.</summary>
    public Task AddAsync(string noteId, string reservationId, string text, string? by, CancellationToken cancel = default) =>
        database.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            """
            insert into reservation_note (note_id, reservation_id, note, by_staff, created_at)
            values (@noteId, @reservationId, @text, @by, @now) on conflict (note_id) do nothing
            """,
            new { noteId, reservationId, text = text.Trim(), by, now = clock.GetUtcNow().ToUnixTimeMilliseconds() }, transaction), cancel);

    /// <summary>The newest notes of a reservation, newest first.</summary>
    /// <param name="most">At most so many.</param>
    public Task<IReadOnlyList<ReservationNote>> OfAsync(string reservationId, int most = 50, CancellationToken cancel = default) =>
        database.ReadAsync<IReadOnlyList<ReservationNote>>(async connection =>
        {
            var rows = await connection.QueryAsync<(string NoteId, string Text, string? By, long At)>(
                """
                select note_id, note, by_staff, created_at from reservation_note where reservation_id = @reservationId
                order by created_at desc, note_id limit @most
                """, new { reservationId, most });
            return [.. rows.Select(r => new ReservationNote(r.NoteId, r.Text, r.By, DateTimeOffset.FromUnixTimeMilliseconds(r.At)))];
        }, cancel);
}
