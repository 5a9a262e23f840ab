using Dapper;

namespace CustomerConnect.Storage.Staff.Calendar;

/// <summary>Which appointments are asked for; what is null does not narrow.</summary>
/// <param name="Kind"><c>phone</c> or <c>in-person</c>.</param>
public sealed record AppointmentFilter(string? Community = null, string? Project = null, string? Kind = null);

/// <summary>Appointments for the calendar of staff and for their feeds.</summary>
public sealed class AppointmentTable(IDatabase database)
{
    /// <summary>Most that are read at one time.</summary>
    public const int Most = 3_000;

    // One that was booked when its time came stays, whatever became of the reservation later.
    private const string Booked =
        """
        select r.reservation_id as Reservation, r.session_id as Session, r.community_id as Community, r.project_id as Project, r.unit_id as Unit,
            r.status as Status, c.first_name as FirstName, c.last_name as LastName,
            case when c.email is null then 0 else 1 end as HasEmail, r.slot_kind as Kind, r.slot_at as At, r.version as Version,
            r.changed_at as ChangedAt
        from (select v.*, m.division_id from reservation_view v join community m on m.id = v.community_id) r
            left join contact c on c.contact_id = r.contact_id
        where r.slot_at >= @from and r.slot_at < @until and (r.status in ('active', 'completed') or r.slot_at < r.ended_at)
        """;

    private const string Chosen =
        """
        select null as Reservation, s.session_id as Session, s.community_id as Community, s.project_id as Project, s.unit_id as Unit,
            null as Status, c.first_name as FirstName, c.last_name as LastName,
            case when c.email is null then 0 else 1 end as HasEmail, s.slot_kind as Kind, s.slot_at as At, 0 as Version,
            s.changed_at as ChangedAt
        from session_view s left join contact c on c.contact_id = s.contact_id
        where s.status in ('holding', 'submitting') and s.hold_until > @now and s.reservation_id is null
            and s.project_id is not null and s.slot_at >= @from and s.slot_at < @until
        """;

    /// <summary>Booked appointments that start in a stretch of time, in order.</summary>
    /// <param name="scope">What may be seen.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="from">First start, inclusive.</param>
    /// <param name="until">Last start, exclusive.</param>
    /// <param name="cancel">Ends the query.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<IReadOnlyList<AppointmentRecord>> BookedAsync(
        StaffScope scope, AppointmentFilter filter, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel = default) =>
        ListAsync(Booked, "r", scope, filter, from, until, default, cancel);

    /// <summary>Appointments that sessions have chosen and not booked, which hold a home at this moment; likewise.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<IReadOnlyList<AppointmentRecord>> ChosenAsync(
        StaffScope scope, AppointmentFilter filter, DateTimeOffset from, DateTimeOffset until, DateTimeOffset now, CancellationToken cancel = default) =>
        ListAsync(Chosen, "s", scope, filter, from, until, now, cancel);

    private Task<IReadOnlyList<AppointmentRecord>> ListAsync(
        string sql, string table, StaffScope scope, AppointmentFilter filter, DateTimeOffset from, DateTimeOffset until, DateTimeOffset now,
        CancellationToken cancel)
    {
        var values = new DynamicParameters(new
        {
            from = from.ToUnixTimeMilliseconds(), until = until.ToUnixTimeMilliseconds(), now = now.ToUnixTimeMilliseconds(), filter.Community,
            filter.Project, filter.Kind,
        });
        List<string> more = [scope.Condition(table, values)];
        more.AddRange(new[]
        {
            filter.Community is null ? null : $"{table}.community_id = @Community", filter.Project is null ? null : $"{table}.project_id = @Project",
            filter.Kind is null ? null : $"{table}.slot_kind = @Kind",
        }.OfType<string>());
        sql = $"{sql} and {string.Join(" and ", more)} order by {table}.slot_at, {table}.session_id limit {Most}";
        return database.ReadAsync<IReadOnlyList<AppointmentRecord>>(
            async connection => (await connection.QueryAsync<AppointmentRecord>(new CommandDefinition(sql, values, cancellationToken: cancel))).AsList(), cancel);
    }
}
