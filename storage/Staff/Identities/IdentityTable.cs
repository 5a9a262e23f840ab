using Dapper;

namespace CustomerConnect.Storage.Staff.Identities;

/// <summary>Which of the two panels an identity is in.</summary>
public enum IdentityPanel
{
    /// <summary>Begun and not finished: whoever failed or gave up may try again.</summary>
    InProgress,

    /// <summary>Verified, by the provider or by staff.</summary>
    Verified,
}

/// <summary>Identities for staff, read from <c>identity_view</c>. Who has begun without a community is where they have been last.</summary>
public sealed class IdentityTable(IDatabase database)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 25;

    /// <summary>Most identities that are read by id at one time.</summary>
    public const int MostById = 200;

    /// <summary>Identities with what is known of their contact, as a table; columns <c>community_id</c> and <c>division_id</c> are for the scope.</summary>
    internal const string Source =
        """
        (select v.*, k.division_id from (
            select w.contact_id, w.status, w.profile, w.attempt_id, w.failure, w.started_at, w.ended_at, w.by_staff, w.document, w.changed_at,
                coalesce(w.community_id, (select s.community_id from session_view s where s.contact_id = w.contact_id order by s.changed_at desc limit 1)) as community_id
            from identity_view w) v left join community k on k.id = v.community_id)
        """;

    private const string Select =
        $"""
        select i.contact_id as Contact, c.first_name as FirstName, c.last_name as LastName, c.email as Email, coalesce(c.mobile, c.phone) as Phone,
            i.status as Status, i.profile as Profile, i.attempt_id as "Check", i.failure as Failure, i.started_at as StartedAt, i.ended_at as EndedAt,
            m.name as "By", i.document as Document, i.changed_at as ChangedAt, i.community_id as Community, i.division_id as Division
        from {Source} i left join contact c on c.contact_id = i.contact_id left join staff_member m on m.id = i.by_staff
        """;

    /// <summary>The condition that a row with alias <c>i</c> is in a panel.</summary>
    public static string IsIn(IdentityPanel panel) =>
        panel == IdentityPanel.Verified ? "i.status in ('verified', 'verified-by-staff')" : "i.status in ('in-progress', 'failed', 'cancelled')";

    /// <summary>A page of what a member may see.</summary>
    /// <param name="before">Where the page before ended; null for the first.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IdentityPage> PageAsync(
        StaffScope scope, IdentityPanel panel, IdentityFilter filter, IdentityMark? before = null, CancellationToken cancel = default)
    {
        var values = new DynamicParameters();
        var conditions = Conditions(scope, panel, filter, values);
        if (before is not null)
        {
            values.AddDynamicParams(new { beforeAt = before.ChangedAt, beforeId = before.Contact });
            conditions.Add("(i.changed_at, i.contact_id) < (@beforeAt, @beforeId)");
        }

        var rows = await QueryAsync(
            $"{Select} where {string.Join(" and ", conditions)} order by i.changed_at desc, i.contact_id desc limit {PageSize + 1}", values, cancel);
        if (rows.Count <= PageSize)
        {
            return new(rows, null);
        }

        rows.RemoveAt(PageSize);
        return new(rows, new(rows[^1].ChangedAt, rows[^1].Contact));
    }

    /// <summary>How many are in a panel, and how many of those are older than a business day.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<(long All, long Old)> CountAsync(
        StaffScope scope, IdentityPanel panel, IdentityFilter filter, IReadOnlyList<BusinessDayLimit> limits, CancellationToken cancel = default)
    {
        var values = new DynamicParameters();
        var conditions = Conditions(scope, panel, filter, values);
        var sql = $"select count(*), coalesce(sum(case when {IsOld(limits, values)} then 1 else 0 end), 0) from {Source} i where {string.Join(" and ", conditions)}";
        return await database.ReadAsync(
            connection => connection.QuerySingleAsync<(long, long)>(new CommandDefinition(sql, values, cancellationToken: cancel)), cancel);
    }

    /// <summary>Identities by contact, at most <see cref="MostById"/>. For whom they are is the caller's to ask.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<IdentityRecord>> ByIdAsync(IReadOnlyCollection<string> contacts, CancellationToken cancel = default)
    {
        if (contacts.Count > MostById)
        {
            throw new ArgumentOutOfRangeException(nameof(contacts), contacts.Count, $"At most {MostById} identities are read at one time.");
        }

        var values = new DynamicParameters();
        return await QueryAsync($"{Select} where {SqlList.In("i.contact_id", "id", contacts, values)}", values, cancel);
    }

    /// <summary>The condition that a row with alias <c>i</c> began more than a business day ago.</summary>
    internal static string IsOld(IReadOnlyList<BusinessDayLimit> limits, DynamicParameters values)
    {
        var alternatives = new List<string> { "1 = 0" };
        foreach (var (limit, n) in limits.Select((l, n) => (l, n)))
        {
            values.Add($"limit{n}", limit.Before.ToUnixTimeMilliseconds());
            var where = limit.Communities.Count == 0 ? "i.community_id is null" : SqlList.In("i.community_id", $"limit{n}_", limit.Communities, values);
            alternatives.Add($"(i.started_at < @limit{n} and {where})");
        }

        return $"({string.Join(" or ", alternatives)})";
    }

    private static List<string> Conditions(StaffScope scope, IdentityPanel panel, IdentityFilter filter, DynamicParameters values)
    {
        values.AddDynamicParams(new
        {
            filter.Division, filter.Community, from = filter.From.ToUnixTimeMilliseconds(), until = filter.Until.ToUnixTimeMilliseconds(),
        });
        List<string> conditions = [scope.Condition("i", values), IsIn(panel), "i.changed_at >= @from", "i.changed_at < @until"];
        if (filter.Division is not null)
        {
            conditions.Add("i.division_id = @Division");
        }

        if (filter.Community is not null)
        {
            conditions.Add("i.community_id = @Community");
        }

        return conditions;
    }

    private Task<List<IdentityRecord>> QueryAsync(string sql, DynamicParameters values, CancellationToken cancel) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<IdentityRecord>(new CommandDefinition(sql, values, cancellationToken: cancel))).AsList(), cancel);
}
