using System.Data.Common;
using Dapper;

namespace CustomerConnect.Storage.Staff.Team;

/// <summary>Members of the staff, for who manages the team.</summary>
public sealed class TeamTable(IDatabase database)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 25;

    private const string Select =
        """
        select m.id as Id, m.name as Name, m.email as Email, m.role_id as RoleId, r.name as Role, r.permissions as Permissions, m.disabled_at as DisabledAt,
            case when m.password_hash is null then 0 else 1 end as HasPassword,
            (select count(*) from staff_authenticator a where a.staff_id = m.id) as HasFactor,
            (select count(*) from staff_sign_in s where s.staff_id = m.id) as SignIns,
            (select max(s.seen_at) from staff_sign_in s where s.staff_id = m.id) as SeenAt
        from staff_member m left join staff_role r on r.id = m.role_id
        """;

    /// <summary>A page of members, by name.</summary>
    /// <param name="text">Part of a name or an address to look for; null for all.</param>
    /// <param name="after">Id of the last one of the page before; null for the first.</param>
    /// <param name="cancel">Ends the query.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<TeamPage> PageAsync(string? text = null, string? after = null, CancellationToken cancel = default)
    {
        var pattern = text is null ? null : $"%{text.ToLowerInvariant().Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%";
        var look = pattern is null ? "1 = 1" : @"(lower(m.name) like @pattern escape '\' or lower(m.email) like @pattern escape '\')";
        var rest = after is null ? "" : "and (m.name, m.id) > (select l.name, l.id from staff_member l where l.id = @after)";
        var rows = await database.ReadAsync(
            async connection => (await connection.QueryAsync<TeamMember>(new CommandDefinition(
                $"{Select} where {look} {rest} order by m.name, m.id limit {PageSize + 1}",
                new { pattern, after }, cancellationToken: cancel))).AsList(), cancel);
        if (rows.Count <= PageSize)
        {
            return new(rows, null);
        }

        rows.RemoveAt(PageSize);
        return new(rows, rows[^1].Id);
    }

    /// <summary>One member, or null.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<TeamMember?> FindAsync(string id, CancellationToken cancel = default) =>
        database.ReadAsync(connection => FindAsync(connection, null, id), cancel);

    /// <summary>The same in a transaction.</summary>
    internal static Task<TeamMember?> FindAsync(DbConnection connection, DbTransaction? transaction, string id) =>
        connection.QuerySingleOrDefaultAsync<TeamMember?>($"{Select} where m.id = @id", new { id }, transaction);

    /// <summary>Administrators who can sign in, but for one member.</summary>
    internal static Task<long> OtherAdministratorsAsync(DbConnection connection, DbTransaction transaction, string id) => connection.ExecuteScalarAsync<long>(
        """
        select count(*) from staff_member m join staff_role r on r.id = m.role_id
        where m.id <> @id and m.disabled_at is null and m.password_hash is not null and r.permissions = 'everything'
            and exists (select 1 from staff_scope s where s.staff_id = m.id and s.kind = 'everything')
        """, new { id }, transaction);
}
