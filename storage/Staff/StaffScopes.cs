using System.Collections.Immutable;
using System.Data.Common;
using Dapper;

namespace CustomerConnect.Storage.Staff;

/// <summary>Who sees what, in table <c>staff_scope</c>.</summary>
public sealed class StaffScopes(IDatabase database)
{
    private const string All = "everything";
    private const string Division = "division";
    private const string Community = "community";

    /// <summary>What a member sees; nothing for one who does not exist.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<StaffScope> OfAsync(string staffId, CancellationToken cancel = default) =>
        database.ReadAsync(connection => OfAsync(connection, null, staffId, cancel), cancel);

    /// <summary>Replaces what a member sees.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task SetAsync(string staffId, StaffScope scope, CancellationToken cancel = default) =>
        database.WriteAsync((connection, transaction) => SetAsync(connection, transaction, staffId, scope), cancel);

    /// <summary>What a member sees, in a transaction.</summary>
    internal static Task<StaffScope> OfAsync(DbConnection connection, DbTransaction? transaction, string staffId, CancellationToken cancel = default) =>
        ReadAsync(connection, "select kind, target_id from staff_scope where staff_id = @staffId", new { staffId }, transaction, cancel);

    /// <summary>What all who have a role see together, in a transaction.</summary>
    internal static Task<StaffScope> OfRoleAsync(DbConnection connection, DbTransaction transaction, string roleId) => ReadAsync(
        connection, "select distinct s.kind, s.target_id from staff_scope s join staff_member m on m.id = s.staff_id where m.role_id = @roleId", new { roleId }, transaction, default);

    private static async Task<StaffScope> ReadAsync(DbConnection connection, string sql, object values, DbTransaction? transaction, CancellationToken cancel)
    {
        var rows = (await connection.QueryAsync<(string Kind, string Target)>(new CommandDefinition(sql, values, transaction, cancellationToken: cancel))).ToList();
        return new StaffScope(
            rows.Any(r => r.Kind == All),
            rows.Where(r => r.Kind == Division).Select(r => r.Target).ToImmutableHashSet(),
            rows.Where(r => r.Kind == Community).Select(r => r.Target).ToImmutableHashSet());
    }

    /// <summary>Replaces what a member sees, with the change that it belongs to.</summary>
    internal static async Task<int> SetAsync(DbConnection connection, DbTransaction transaction, string staffId, StaffScope scope)
    {
        await connection.ExecuteAsync("delete from staff_scope where staff_id = @staffId", new { staffId }, transaction);
        IEnumerable<(string Kind, string Target)> rows = scope.Everything
            ? [(All, "")]
            : [.. scope.Divisions.Select(d => (Division, d)), .. scope.Communities.Select(c => (Community, c))];
        return await connection.ExecuteAsync(
            "insert into staff_scope (staff_id, kind, target_id) values (@staffId, @Kind, @Target)",
            rows.Select(r => new { staffId, r.Kind, r.Target }).ToList(), transaction);
    }
}
