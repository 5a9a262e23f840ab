using System.Collections.Immutable;
using System.Data.Common;
using CustomerConnect.Storage.Staff.Actions;
using Dapper;

namespace CustomerConnect.Storage.Staff.Team;

/// <summary>A role: permissions under a name.</summary>
/// <param name="Permissions">Words with a blank between them.</param>
/// <param name="Members">How many have it.</param>
public sealed record Role(string Id, string Name, string Permissions, long Members)
{
    /// <summary>True for the administrators' role, which nobody changes: there is always one that may do everything.</summary>
    public bool IsFixed => Permissions == Powers.Everything;

    /// <summary>The permissions one by one.</summary>
    public ImmutableHashSet<string> Words => Permissions.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToImmutableHashSet();
}

/// <summary>Roles, in table <c>staff_role</c>. Changes answer why they were refused, or null.</summary>
public sealed class RoleTable(IDatabase database, StaffActions actions, TimeProvider clock)
{
    /// <summary>Roles at most.</summary>
    public const int Most = 50;

    /// <summary>The role of administrators.</summary>
    public const string Administrator = "administrator";

    /// <summary>What is said of a role that is no more.</summary>
    public const string NotThere = "This role is no longer there.";

    private const string NameTaken = "There is a role of that name.";
    private const string Fixed = "Administrators may do everything: this role cannot be changed.";
    private const string InUse = "Somebody has this role. Give them another one first.";
    private const string TooMany = "There are 50 roles. Delete one that is not needed.";

    /// <summary>All roles, by name.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<Role>> AllAsync(CancellationToken cancel = default) => await database.ReadAsync(
        async connection => (await connection.QueryAsync<Role>(new CommandDefinition(
            """
            select r.id as Id, r.name as Name, r.permissions as Permissions, (select count(*) from staff_member m where m.role_id = r.id) as Members
            from staff_role r order by r.name limit @Most
            """, new { Most }, cancellationToken: cancel))).AsList(), cancel);

    /// <summary>Makes a role, or changes one.</summary>
    /// <param name="id">The role, or null for a new one.</param>
    /// <param name="why">The reason; empty is refused.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<string?> SaveAsync(
        Manager by, string? id, string name, IReadOnlyCollection<string> permissions, string? why, CancellationToken cancel = default) =>
        Reason.Missing(why) is { } missing ? Task.FromResult<string?>(missing) : database.WriteAsync(
            async (connection, transaction) =>
            {
                var had = id is null ? [] : await PermissionsAsync(connection, transaction, id);
                if ((WhyNot(by, had, permissions)
                    ?? (id is null ? null : TeamRules.WhyNotRewrite(by.Powers, await StaffScopes.OfRoleAsync(connection, transaction, id), by.DivisionOf))) is { } refused)
                {
                    return refused;
                }

                if (await connection.ExecuteScalarAsync<long>(
                    "select count(*) from staff_role where lower(name) = lower(@name) and id <> @id", new { name, id = id ?? "" }, transaction) > 0)
                {
                    return NameTaken;
                }

                if (id is null && await connection.ExecuteScalarAsync<long>("select count(*) from staff_role", transaction: transaction) >= Most)
                {
                    return TooMany;
                }

                var key = id ?? TextId.New(clock);
                var words = string.Join(' ', permissions.Order(StringComparer.Ordinal));
                await connection.ExecuteAsync(
                    """
                    insert into staff_role (id, name, permissions) values (@key, @name, @words)
                    on conflict (id) do update set name = excluded.name, permissions = excluded.permissions
                    """, new { key, name, words }, transaction);
                await actions.AddAsync(
                    connection, transaction, new(by.Id, id is null ? ActionKinds.RoleMade : ActionKinds.RoleChanged, "role", key) { Why = why!.Trim(), Detail = $"{name}: {words}" });
                return null;
            },
            cancel);

    /// <summary>Deletes a role that nobody has.</summary>
    /// <param name="why">The reason; empty is refused.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<string?> DeleteAsync(Manager by, string id, string? why, CancellationToken cancel = default) => Reason.Missing(why) is { } missing ? Task.FromResult<string?>(missing) : database.WriteAsync(
        async (connection, transaction) =>
        {
            var name = await NameAsync(connection, transaction, id);
            if (WhyNot(by, await PermissionsAsync(connection, transaction, id), []) is { } refused)
            {
                return refused;
            }

            if (await connection.ExecuteAsync(
                "delete from staff_role where id = @id and not exists (select 1 from staff_member m where m.role_id = @id)", new { id }, transaction) == 0)
            {
                return InUse;
            }

            await actions.AddAsync(connection, transaction, new(by.Id, ActionKinds.RoleDeleted, "role", id) { Why = why!.Trim(), Detail = name });
            return null;
        },
        cancel);

    private static string? WhyNot(Manager by, ImmutableHashSet<string>? had, IEnumerable<string> gets) =>
        had is null ? NotThere : had.Contains(Powers.Everything) ? Fixed : TeamRules.WhyNotWrite(by.Powers, had.Union(gets));

    /// <summary>Permissions of a role; null when there is none.</summary>
    internal static async Task<ImmutableHashSet<string>?> PermissionsAsync(DbConnection connection, DbTransaction transaction, string id) =>
        (await connection.QuerySingleOrDefaultAsync<string>("select permissions from staff_role where id = @id", new { id }, transaction))
            ?.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToImmutableHashSet();

    /// <summary>Name of a role; null when there is none.</summary>
    internal static Task<string?> NameAsync(DbConnection connection, DbTransaction transaction, string id) =>
        connection.QuerySingleOrDefaultAsync<string>("select name from staff_role where id = @id", new { id }, transaction);
}
