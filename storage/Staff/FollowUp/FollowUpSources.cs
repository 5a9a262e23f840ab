using CustomerConnect.Storage.People;
using CustomerConnect.Storage.Staff.Identities;
using CustomerConnect.Storage.Staff.Links;
using Dapper;

namespace CustomerConnect.Storage.Staff.FollowUp;

/// <summary>What the lists need to know of the world.</summary>
/// <param name="Now">The moment.</param>
/// <param name="Week">When the week began: what was done about a link counts until the next.</param>
/// <param name="Limits">Since when an identity is older than a business day.</param>
/// <param name="ProjectsWithTimes">Projects that offer appointments.</param>
public sealed record FollowUpWorld(
    DateTimeOffset Now, DateTimeOffset Week, IReadOnlyList<BusinessDayLimit> Limits, IReadOnlyList<string> ProjectsWithTimes);

/// <summary>Each list as a query with the same columns.</summary>
internal static class FollowUpSources
{
    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    /// <summary>The query of a list, its values added to <paramref name="values"/>.</summary>
    public static string Of(FollowUpList list, FollowUpWorld world, DynamicParameters values) => list switch
    {
        FollowUpList.Deposits => Deposits(world, values),
        FollowUpList.Identity => Identity(world, values),
        FollowUpList.Appointments => Appointments(world, values),
        FollowUpList.Links => Links(world, values),
        _ => Verifications,
    };

    /// <summary>True for lists that are worked from the oldest: who has waited longest, which home is free again soonest.</summary>
    public static bool OldestFirst(FollowUpList list) => list is FollowUpList.Identity or FollowUpList.Appointments;

    private const string Verifications =
        $"""
        select n.note_id as item_id, n.created_at as fact, n.created_at as at, n.contact_id, null as session_id, n.community_id, null as project_id, null as unit_id,
            n.document as detail, null as figure, n.by_staff as staff_id
        from identity_note n where n.kind = '{IdentityNotes.Verified}' and {IdentityNotes.IsInTheLog}
        """;

    private static string Deposits(FollowUpWorld world, DynamicParameters values)
    {
        values.Add("depositsSince", world.Now.AddDays(-FollowUpRules.DepositDays).ToUnixTimeMilliseconds());
        return
            $"""
            select d.deposit_id as item_id, d.attempts as fact, d.changed_at as at, s.contact_id, s.session_id, s.community_id, s.project_id, s.unit_id,
                d.last_failure as detail, d.attempts as figure, null as staff_id
            from deposit_view d join session_view s on s.session_id = d.session_id where {FollowUpRules.FailedDeposit} and d.changed_at >= @depositsSince
            """;
    }

    private static string Identity(FollowUpWorld world, DynamicParameters values) =>
        $"""
        select i.contact_id as item_id, i.changed_at as fact, i.started_at as at, i.contact_id, null as session_id, i.community_id, null as project_id,
            null as unit_id, i.status as detail, null as figure, null as staff_id
        from {IdentityTable.Source} i where {IdentityTable.IsIn(IdentityPanel.InProgress)} and {IdentityTable.IsOld(world.Limits, values)}
        """;

    private static string Appointments(FollowUpWorld world, DynamicParameters values) =>
        $"""
        select r.reservation_id as item_id, r.changed_at as fact, r.placed_at as at, r.contact_id, r.session_id, r.community_id, r.project_id, r.unit_id,
            null as detail, r.ends_at as figure, null as staff_id
        from reservation_view r where {FollowUpRules.WithoutAppointment} and {SqlList.In("r.project_id", "withTimes", world.ProjectsWithTimes, values)}
        """;

    private static string Links(FollowUpWorld world, DynamicParameters values)
    {
        values.AddDynamicParams(new
        {
            now = world.Now.ToUnixTimeMilliseconds(), week = world.Week.ToUnixTimeMilliseconds(), dayAgo = (world.Now - _day).ToUnixTimeMilliseconds(), fortnightAgo = (world.Now - (15 * _day)).ToUnixTimeMilliseconds(),
        });
        return
            $"""
            select t.id as item_id, @week as fact, @week as at, null as contact_id, null as session_id, t.community_id, t.project_id, t.unit_id, t.name as detail,
                {TrafficRules.Sql("t.last_day", "t.before_it")} as figure, null as staff_id
            from (select l.id, l.name, l.community_id, l.project_id, l.unit_id,
                    coalesce((select sum(o.loads) from link_load o where o.link_id = l.id and o.hour >= @dayAgo), 0) as last_day,
                    coalesce((select sum(o.loads) from link_load o where o.link_id = l.id and o.hour >= @fortnightAgo and o.hour < @dayAgo), 0) as before_it
                from link l where l.enabled = 1 and (l.valid_from is null or l.valid_from <= @now) and (l.valid_until is null or l.valid_until > @now)) t
            where {TrafficRules.Sql("t.last_day", "t.before_it")} <> 0
            """;
    }
}
