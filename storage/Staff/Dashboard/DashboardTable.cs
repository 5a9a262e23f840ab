using Dapper;

namespace CustomerConnect.Storage.Staff.Dashboard;

/// <summary>
/// Reads what a dashboard is made of, by indexes and within windows of time, so that it costs the same however much has happened. What
/// each number means is in <c>web/Staff/Dashboard/Figures.cs</c>.
/// </summary>
public sealed class DashboardTable(IDatabase database)
{
    /// <summary>Rows of a panel.</summary>
    public const int Rows = 8;

    /// <summary>Milliseconds that reservations are counted by: no time zone's midnight lies inside of one.</summary>
    public const long Quarter = 15 * 60 * 1000;

    private static readonly TimeSpan _here = TimeSpan.FromMinutes(15), _lost = TimeSpan.FromHours(1);

    // Reservations know their community alone; whose division it is, the catalog says.
    private const string Reservations = "(select v.*, m.division_id from reservation_view v join community m on m.id = v.community_id) r";

    private const string Reservation =
        $"""
        select r.reservation_id as Id, r.session_id as Session, r.community_id as Community, r.project_id as Project, r.unit_id as Unit,
            r.status as Status, r.contact_kind as Kind, c.first_name as FirstName, c.last_name as LastName, d.status as Deposit,
            d.mode as DepositMode, coalesce(d.captured_cents, 0) as Captured, coalesce(d.attempts, 0) as Attempts, d.last_failure as LastFailure,
            r.slot_kind as SlotKind, r.slot_at as SlotAt, r.placed_at as PlacedAt, r.ends_at as EndsAt
        from {Reservations} left join contact c on c.contact_id = r.contact_id left join deposit_view d on d.deposit_id = r.deposit_id
        """;

    // By what it is not, so that no planner without statistics goes by the index of statuses, where nearly all are completed.
    private const string Stands = "r.status not in ('expired', 'reversed', 'withdrawn')";

    private const string Stuck =
        """
        select s.session_id as Session, s.community_id as Community, s.project_id as Project, s.unit_id as Unit, c.first_name as FirstName,
            c.last_name as LastName, s.step as Step, d.status as Deposit, coalesce(d.attempts, 0) as Attempts, d.last_failure as Failure,
            s.hold_until as HoldUntil, s.changed_at as ChangedAt
        from session_view s left join contact c on c.contact_id = s.contact_id left join deposit_view d on d.deposit_id = s.deposit_id
        """;

    /// <summary>Everything at a moment, for what a member may see.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<DashboardRecords> ReadAsync(StaffScope scope, DateTimeOffset now, CancellationToken cancel = default) =>
        database.ReadAsync(
            async connection =>
            {
                async Task<List<T>> ListAsync<T>(Func<DynamicParameters, string> sql)
                {
                    var values = new DynamicParameters(new
                    {
                        now = Milliseconds(now), here = Milliseconds(now - _here), lost = Milliseconds(now - _lost),
                        week = Milliseconds(now.AddDays(-8)), dayBefore = Milliseconds(now.AddDays(-2)), dayAfter = Milliseconds(now.AddDays(2)),
                    });
                    return (await connection.QueryAsync<T>(new CommandDefinition(sql(values), values, cancellationToken: cancel))).AsList();
                }

                return new DashboardRecords(
                    (await ListAsync<VisitCount>(v => $"""
                        select count(*) as Here, count(s.contact_id) as SignedIn,
                            cast(coalesce(sum(case when s.contact_kind in ('registered-realtor', 'unregistered-realtor') then 1 else 0 end), 0) as bigint) as Realtors
                        from session_view s where s.changed_at >= @here and s.status <> 'reserved' and {scope.Condition("s", v)}
                        """))[0],
                    (await ListAsync<HoldCount>(v => $"""
                        select count(*) as Holds, coalesce(min(s.hold_until), 0) as FirstEnd
                        from session_view s where s.status in ('holding', 'submitting') and s.hold_until > @now and {scope.Condition("s", v)}
                        """))[0],
                    await ListAsync<QuarterCount>(v => $"""
                        select r.community_id as Community, r.placed_at / {Quarter} as Quarter, count(*) as Count
                        from {Reservations} where r.placed_at >= @week and {scope.Condition("r", v)}
                        group by r.community_id, r.placed_at / {Quarter}
                        """),
                    await ListAsync<DepositSum>(v => $"""
                        select d.currency as Currency, cast(sum(d.captured_cents - d.refunded_cents) as bigint) as Cents, count(*) as Deposits
                        from {Reservations} join deposit_view d on d.deposit_id = r.deposit_id
                        where r.status = 'active' and d.captured_cents > d.refunded_cents and {scope.Condition("r", v)}
                        group by d.currency order by d.currency
                        """),
                    await ListAsync<SlotCount>(v => $"""
                        select r.project_id as Project, r.slot_at as At, count(*) as Count from {Reservations}
                        where r.slot_at >= @dayBefore and r.slot_at < @dayAfter and {Stands} and {scope.Condition("r", v)}
                        group by r.project_id, r.slot_at
                        """),
                    await ListAsync<ReservationRecord>(v => $"""
                        {Reservation} where r.placed_at > 0 and {scope.Condition("r", v)} order by r.placed_at desc, r.reservation_id desc limit {Rows}
                        """),
                    await ListAsync<ReservationRecord>(v => $"""
                        {Reservation} where r.slot_at >= @now and {Stands} and {scope.Condition("r", v)}
                        order by r.slot_at, r.reservation_id limit {Rows}
                        """),
                    await StuckAsync(ListAsync<StuckRecord>, scope));
            }, cancel);

    // Two questions, so that each goes by its index: who pays under a hold, and who lost a home a moment ago.
    private static async Task<IReadOnlyList<StuckRecord>> StuckAsync(Func<Func<DynamicParameters, string>, Task<List<StuckRecord>>> list, StaffScope scope)
    {
        var paying = await list(v => $"""
            {Stuck} where s.status in ('holding', 'submitting') and s.hold_until > @now and {scope.Condition("s", v)}
                and (d.status = 'needs-authentication' or (d.status = 'open' and d.last_failure is not null))
            order by s.hold_until limit {Rows}
            """);
        var lost = await list(v => $"""
            {Stuck} where s.changed_at >= @lost and s.step = 'lost' and {scope.Condition("s", v)} order by s.changed_at desc limit {Rows}
            """);
        return [.. paying.Concat(lost).Take(Rows)];
    }

    private static long Milliseconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds();
}
