using CustomerConnect.Storage;
using Dapper;

namespace CustomerConnect.Staff.Tests;

/// <summary>Rows of members, for tests of the tables alone.</summary>
internal static class StaffRows
{
    /// <summary>Members whose id is their name, with a password and without a role.</summary>
    public static Task AddAsync(IDatabase storage, params string[] names) => storage.WriteAsync((connection, transaction) => connection.ExecuteAsync(
        """
        insert into staff_member (id, name, user_name, normalized_user_name, email, normalized_email, email_confirmed, password_hash, phone_number_confirmed,
            two_factor_enabled, lockout_enabled, access_failed_count)
        values (@name, @name, @email, @upper, @email, @upper, 1, 'x', 0, 0, 0, 0)
        """,
        names.Select(name => new { name, email = $"{name}@b.example", upper = $"{name}@b.example".ToUpperInvariant() }).ToList(), transaction));

    /// <summary>Gives a member a role and everything to see.</summary>
    public static Task SeesAllAsync(IDatabase storage, string name, string role) => storage.WriteAsync(async (connection, transaction) =>
    {
        await connection.ExecuteAsync("insert into staff_scope (staff_id, kind, target_id) values (@name, 'everything', '') on conflict do nothing", new { name }, transaction);
        return await connection.ExecuteAsync("update staff_member set role_id = @role where id = @name", new { name, role }, transaction);
    });

    /// <summary>What the audit trail says, the oldest first: <c>who what whom why</c>.</summary>
    public static async Task<IReadOnlyList<string>> TrailAsync(IDatabase storage) => await storage.ReadAsync(async connection =>
        (await connection.QueryAsync<string>(
            "select coalesce(staff_id, '-') || ' ' || what || ' ' || coalesce(on_id, '-') || ' ' || coalesce(why, '-') from staff_action order by at, action_id")).AsList());
}
