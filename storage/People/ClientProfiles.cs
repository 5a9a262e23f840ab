using System.Data.Common;
using Dapper;

namespace CustomerConnect.Storage.People;

/// <summary>A realtor's clients: drafts until the reservation succeeds, then contacts.</summary>
public sealed class ClientProfiles(IDatabase database, TimeProvider clock) : IClientProfiles
{
    /// <summary>Clients that a realtor may have in one session.</summary>
    public const int Most = 20;

    /// <summary>The profiles that a realtor has in a session, oldest first.</summary>
    public async Task<IReadOnlyList<ClientProfile>> OfSessionAsync(string sessionId, string realtorId, CancellationToken cancel = default)
    {
        return await database.ReadAsync(connection => OfSessionAsync(connection, null, sessionId, realtorId), cancel);
    }

    /// <summary>The clients of a realtor's reservation, oldest first.</summary>
    public async Task<IReadOnlyList<ClientProfile>> OfReservationAsync(string reservationId, CancellationToken cancel = default)
    {
        return await database.ReadAsync(
            async connection => (await connection.QueryAsync<ClientProfile>(
                $"select {ClientProfile.Columns} from client_profile where reservation_id = @reservationId order by created_at, profile_id limit @most",
                new { reservationId, most = Most })).AsList(), cancel);
    }

    /// <summary>The profile with this id, or null.</summary>
    public async Task<ClientProfile?> FindAsync(string profileId, CancellationToken cancel = default)
    {
        return await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<ClientProfile>(
                $"select {ClientProfile.Columns} from client_profile where profile_id = @profileId", new { profileId }), cancel);
    }

    /// <summary>
    /// Adds a draft or changes it. False when the realtor has another client with this e-mail address, as many clients as it may
    /// have, or the profile is confirmed already.
    /// </summary>
    public Task<bool> SaveAsync(ClientProfile profile, CancellationToken cancel = default) =>
        database.WriteAsync(async (connection, transaction) =>
        {
            var others = (await OfSessionAsync(connection, transaction, profile.SessionId, profile.RealtorId)).Where(p => p.Id != profile.Id).ToList();
            if (others.Count >= Most || (profile.Email is not null && others.Any(p => p.Email == profile.Email)))
            {
                return false;
            }

            return await connection.ExecuteAsync(
                """
                insert into client_profile (profile_id, session_id, realtor_id, first_name, last_name, email, phone, opted_in, with_identity, language, created_at, changed_at)
                values (@Id, @SessionId, @RealtorId, @FirstName, @LastName, @Email, @Phone, @optedIn, @withIdentity, @Language, @now, @now)
                on conflict (profile_id) do update set first_name = excluded.first_name, last_name = excluded.last_name,
                    email = excluded.email, phone = excluded.phone, opted_in = excluded.opted_in, with_identity = excluded.with_identity,
                    language = excluded.language,
                    changed_at = excluded.changed_at, row_version = client_profile.row_version + 1
                where client_profile.session_id = excluded.session_id and client_profile.realtor_id = excluded.realtor_id
                    and client_profile.reservation_id is null
                """,
                new
                {
                    profile.Id, profile.SessionId, profile.RealtorId, profile.FirstName, profile.LastName, profile.Email, profile.Phone, profile.Language,
                    optedIn = profile.OptedIn ? 1L : 0, withIdentity = profile.WithIdentity ? 1L : 0, now = Now,
                }, transaction) == 1;
        }, cancel);

    /// <summary>Removes a draft of a realtor. Harmless when there is none.</summary>
    public Task RemoveAsync(string sessionId, string realtorId, string profileId, CancellationToken cancel = default) =>
        database.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            "delete from client_profile where profile_id = @profileId and session_id = @sessionId and realtor_id = @realtorId and reservation_id is null",
            new { profileId, sessionId, realtorId }, transaction), cancel);

    /// <inheritdoc/>
    /// <remarks>The ids are those of profiles: the outbox' recipients of kind <c>client</c>.</remarks>
    public Task<(int Confirmed, IReadOnlyList<string> OptedIn)> ConfirmAsync(
        string sessionId, string realtorId, string reservationId, CancellationToken cancel = default) =>
        database.WriteAsync<(int Confirmed, IReadOnlyList<string> OptedIn)>(async (connection, transaction) =>
        {
            var complete = (await OfSessionAsync(connection, transaction, sessionId, realtorId))
                .Where(p => p.Complete && (p.ReservationId is null || p.ReservationId == reservationId)).ToList();
            foreach (var profile in complete.Where(p => p.ContactId is null))
            {
                await connection.ExecuteAsync(
                    """
                    update client_profile set contact_id = @contact, reservation_id = @reservationId, changed_at = @now, row_version = row_version + 1
                    where profile_id = @Id
                    """,
                    new { profile.Id, reservationId, contact = await ContactAsync(connection, transaction, profile), now = Now }, transaction);
            }

            return (complete.Count, complete.Where(p => p.OptedIn).Select(p => p.Id).ToList());
        }, cancel);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static async Task<IReadOnlyList<ClientProfile>> OfSessionAsync(
        DbConnection connection, DbTransaction? transaction, string sessionId, string realtorId) =>
        (await connection.QueryAsync<ClientProfile>(
            $"select {ClientProfile.Columns} from client_profile where session_id = @sessionId and realtor_id = @realtorId order by created_at, profile_id limit @most",
            new { sessionId, realtorId, most = Most }, transaction)).AsList();

    private async Task<string> ContactAsync(DbConnection connection, DbTransaction transaction, ClientProfile profile)
    {
        var values = new
        {
            id = TextId.New(clock), kind = ContactKinds.Customer, profile.FirstName, profile.LastName, profile.Email, profile.Phone, profile.Language, now = Now,
        };
        var added = await connection.ExecuteAsync(
            """
            insert into contact (contact_id, kind, first_name, last_name, email, phone, language, created_at, changed_at)
            values (@id, @kind, @FirstName, @LastName, @Email, @Phone, @Language, @now, @now) on conflict (email) do nothing
            """, values, transaction);
        return added == 1 ? values.id : (await Contacts.OwnerAsync(connection, transaction, AddressKind.Email, profile.Email!))!.Id;
    }
}
