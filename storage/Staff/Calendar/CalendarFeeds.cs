using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CustomerConnect.Storage.Staff.Actions;
using Dapper;

namespace CustomerConnect.Storage.Staff.Calendar;

/// <summary>
/// Secret addresses of calendar feeds, one a member. Whoever has the address reads the feed, so it can be taken back at any time; the
/// database keeps a hash of it alone.
/// </summary>
public sealed class CalendarFeeds(IDatabase database, StaffActions actions, TimeProvider clock)
{
    // 256 bits, so that nobody finds one by trying.
    private const int TokenBytes = 32, TokenLength = 43;

    /// <summary>Makes the member's address; one that there was stops working. Its token, which is shown once.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<string> MakeAsync(string staffId, CancellationToken cancel = default)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        await database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(
                    """
                    insert into staff_calendar_feed (staff_id, token_hash, created_at) values (@staffId, @hash, @now)
                    on conflict (staff_id) do update set token_hash = excluded.token_hash, created_at = excluded.created_at
                    """, new { staffId, hash = Hash(token), now = clock.GetUtcNow().ToUnixTimeMilliseconds() }, transaction);
                return await actions.AddAsync(connection, transaction, new(staffId, ActionKinds.FeedMade));
            },
            cancel);
        return token;
    }

    /// <summary>Takes the member's address back.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task RevokeAsync(string staffId, CancellationToken cancel = default) =>
        database.WriteAsync(
            async (connection, transaction) => await connection.ExecuteAsync("delete from staff_calendar_feed where staff_id = @staffId", new { staffId }, transaction) > 0
                && await actions.AddAsync(connection, transaction, new(staffId, ActionKinds.FeedRevoked)) == 1,
            cancel);

    /// <summary>Since when the member has an address; null for none.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<DateTimeOffset?> MadeAtAsync(string staffId, CancellationToken cancel = default) =>
        await database.ReadAsync(
            connection => connection.ExecuteScalarAsync<long?>("select created_at from staff_calendar_feed where staff_id = @staffId", new { staffId }), cancel) is { } at
            ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    /// <summary>Whose address it is; null for one that is not (any more), and while its owner may not sign in.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<string?> OwnerAsync(string token, CancellationToken cancel = default) =>
        token.Length != TokenLength ? null : await database.ReadAsync(
            connection => connection.ExecuteScalarAsync<string?>(
                "select f.staff_id from staff_calendar_feed f join staff_member m on m.id = f.staff_id where f.token_hash = @hash and m.disabled_at is null", new { hash = Hash(token) }), cancel);

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
