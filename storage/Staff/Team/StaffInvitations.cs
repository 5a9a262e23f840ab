using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace CustomerConnect.Storage.Staff.Team;

/// <summary>Whom an invitation is for.</summary>
public sealed record InvitedMember(string Id, string Name, string Email);

/// <summary>
/// Links by which members choose their password. A member has one at a time, good once; it is made when its mail is sent, and the database
/// keeps its hash alone.
/// </summary>
public sealed class StaffInvitations(IDatabase database, TimeProvider clock)
{
    /// <summary>How long a link opens.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    /// <summary>Template of the mail.</summary>
    public const string Template = "StaffInvitation";

    // 256 bits, so that nobody finds one by trying.
    private const int TokenBytes = 32, LongestToken = 64;

    private const string Shown = "m.id as Id, m.name as Name, m.email as Email";

    /// <summary>The path of a link's page.</summary>
    public static string Path(string token) => $"/staff/welcome/{token}";

    /// <summary>Makes a member's link, in place of the one before. Its token.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<string> MakeAsync(string staffId, CancellationToken cancel = default)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var now = clock.GetUtcNow();
        await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                """
                insert into staff_invitation (staff_id, token_hash, expires_at) values (@staffId, @hash, @expires)
                on conflict (staff_id) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at
                """, new { staffId, hash = Hash(token), expires = (now + Lifetime).ToUnixTimeMilliseconds() }, transaction),
            cancel);
        return token;
    }

    /// <summary>Whom a link is for; null when it is unknown, used, or its time is over.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<InvitedMember?> FindAsync(string token, CancellationToken cancel = default) => token.Length > LongestToken ? null : await database.ReadAsync(
        connection => connection.QuerySingleOrDefaultAsync<InvitedMember>(new CommandDefinition(
            $"""
             select {Shown} from staff_invitation i join staff_member m on m.id = i.staff_id
             where i.token_hash = @hash and i.expires_at > @now and m.disabled_at is null
             """, new { hash = Hash(token), now = clock.GetUtcNow().ToUnixTimeMilliseconds() }, cancellationToken: cancel)), cancel);

    /// <summary>A member who may be invited, or null.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<InvitedMember?> MemberAsync(string staffId) => await database.ReadAsync(
        connection => connection.QuerySingleOrDefaultAsync<InvitedMember>(
            $"select {Shown} from staff_member m where m.id = @staffId and m.disabled_at is null", new { staffId }));

    internal static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
