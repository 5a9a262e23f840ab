using Dapper;

namespace CustomerConnect.Storage.Staff.People;

/// <summary>A reservation of a contact, as staff see it. Instants in milliseconds since 1970-01-01 UTC.</summary>
/// <param name="Link">Id of the link that its session came by, or what stands in place of one; null when the session is gone.</param>
public sealed record ContactReservation(
    string Id, string Status, string? Session, string? Unit, string? Project, long PlacedAt, long EndsAt, long? EndedAt, string? Link);

/// <summary>Where a page ended.</summary>
public sealed record ReservationMark(long PlacedAt, string Id);

/// <summary>A page of reservations, the newest first.</summary>
public sealed record ReservationPage(IReadOnlyList<ContactReservation> Rows, ReservationMark? Older);

/// <summary>What a client of a realtor has agreed to.</summary>
/// <param name="FirstName">Name of the realtor who wrote them down, or null.</param>
/// <param name="OptedIn">1 when they may be written to.</param>
public sealed record ClientConsent(string? FirstName, string? LastName, long OptedIn, long WithIdentity, long ChangedAt);

/// <summary>A client of a realtor in a session, and how their identity stands.</summary>
/// <param name="Identity">Word of the status, or null where they have not begun.</param>
public sealed record SessionClient(string? FirstName, string? LastName, string? Identity);

/// <summary>Contacts for staff: which of them a member may see, and what they have.</summary>
public sealed class ContactTable(IDatabase database)
{
    /// <summary>Reservations of a page.</summary>
    public const int PageSize = 10;

    private const int MostConsents = 20;

    /// <summary>
    /// True when the member may see the contact: one who is in a session or has a reservation that they may see, themselves or as their realtor's
    /// client, or whose identity belongs to a community that they may see.
    /// </summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<bool> AllowsAsync(StaffScope scope, string contact, CancellationToken cancel = default)
    {
        var values = new DynamicParameters(new { contact });
        var sql =
            $"""
            select case when exists (select 1 from session_view s where s.contact_id = @contact and {scope.Condition("s", values)})
                or exists (select 1 from client_profile p join session_view s on s.session_id = p.session_id where p.contact_id = @contact and {scope.Condition("s", values)})
                or exists (select 1 from (select v.contact_id, v.community_id, c.division_id from reservation_view v join community c on c.id = v.community_id) r
                    where r.contact_id = @contact and {scope.Condition("r", values)})
                or exists (select 1 from identity_view i join (select id as community_id, division_id from community) k on k.community_id = i.community_id
                    where i.contact_id = @contact and {scope.Condition("k", values)})
                or (1 = @all and exists (select 1 from contact where contact_id = @contact))
                then 1 else 0 end
            """;
        values.Add("all", scope.Everything ? 1 : 0);
        return await database.ReadAsync(
            connection => connection.ExecuteScalarAsync<long>(new CommandDefinition(sql, values, cancellationToken: cancel)), cancel) != 0;
    }

    /// <summary>A page of the reservations that a contact made or that were made for them, as far as the member may see them.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<ReservationPage> ReservationsAsync(StaffScope scope, string contact, ReservationMark? before = null, CancellationToken cancel = default)
    {
        var values = new DynamicParameters(new { contact, beforeAt = before?.PlacedAt, beforeId = before?.Id });
        var rest = before is null ? "" : "and (r.placed_at, r.reservation_id) < (@beforeAt, @beforeId)";
        var sql =
            $"""
            select r.reservation_id as Id, r.status as Status, r.session_id as Session, r.unit_id as Unit, r.project_id as Project, r.placed_at as PlacedAt,
                r.ends_at as EndsAt, r.ended_at as EndedAt, s.link_id as Link
            from (select v.*, k.division_id from reservation_view v join community k on k.id = v.community_id
                where v.contact_id = @contact or v.reservation_id in (select reservation_id from client_profile where contact_id = @contact)) r
                left join session_view s on s.session_id = r.session_id
            where {scope.Condition("r", values)} {rest} order by r.placed_at desc, r.reservation_id desc limit {PageSize + 1}
            """;
        var rows = await QueryAsync<ContactReservation>(sql, values, cancel);
        if (rows.Count <= PageSize)
        {
            return new(rows, null);
        }

        rows.RemoveAt(PageSize);
        return new(rows, new(rows[^1].PlacedAt, rows[^1].Id));
    }

    /// <summary>The clients that a realtor wrote down in a session. Whose it is, is the caller's to ask.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<SessionClient>> ClientsAsync(string session, CancellationToken cancel = default) => await QueryAsync<SessionClient>(
        $"""
        select p.first_name as FirstName, p.last_name as LastName, i.status as Identity
        from client_profile p left join identity_view i on i.contact_id = p.contact_id
        where p.session_id = @session order by p.profile_id limit {MostConsents}
        """, new DynamicParameters(new { session }), cancel);

    /// <summary>What a contact has agreed to as a client of realtors in sessions that the member may see, the newest first.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<ClientConsent>> ConsentsAsync(StaffScope scope, string contact, CancellationToken cancel = default)
    {
        var values = new DynamicParameters(new { contact });
        return await QueryAsync<ClientConsent>(
            $"""
            select r.first_name as FirstName, r.last_name as LastName, p.opted_in as OptedIn, p.with_identity as WithIdentity, p.changed_at as ChangedAt
            from client_profile p join session_view s on s.session_id = p.session_id left join contact r on r.contact_id = p.realtor_id
            where p.contact_id = @contact and {scope.Condition("s", values)} order by p.changed_at desc, p.profile_id limit {MostConsents}
            """, values, cancel);
    }

    private Task<List<T>> QueryAsync<T>(string sql, DynamicParameters values, CancellationToken cancel) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<T>(new CommandDefinition(sql, values, cancellationToken: cancel))).AsList(), cancel);
}
