using System.Data.Common;
using CustomerConnect.Storage;

namespace CustomerConnect.Web.Visits;

/// <summary>Which session a browser has for a link: one, until it has reserved or has been idle for a day.</summary>
public sealed class VisitorSessions(IDatabase database, TimeProvider clock)
{
    /// <summary>After so long without a visit a session is not resumed.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(24);

    private const string Find =
        """
        select v.session_id, v.seen_at, s.status, s.changed_at
        from visitor_session v left join session_view s on s.session_id = v.session_id
        where v.visitor_id = @visitor and v.link_id = @link
        """;

    private const string Claim =
        """
        insert into visitor_session (visitor_id, link_id, session_id, started_at, seen_at) values (@visitor, @link, @session, @now, @now)
        on conflict (visitor_id, link_id) do update set session_id = excluded.session_id, started_at = excluded.started_at, seen_at = excluded.seen_at
        where visitor_session.session_id = @old
        """;

    /// <summary>The session to resume, or null when a new one is due.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<KnownSession?> FindAsync(VisitorId visitor, LinkId link, CancellationToken cancel)
    {
        return await database.ReadAsync(connection => FindAsync(connection, null, visitor, link, cancel), cancel);
    }

    /// <summary>
    /// Makes a session this browser's session for the link in place of an old one. Of two openings at once one wins, and both get its
    /// session.
    /// </summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<SessionId> ClaimAsync(VisitorId visitor, LinkId link, SessionId? old, CancellationToken cancel) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var fresh = new SessionId(TextId.New(clock));
                await using var command = Command(connection, transaction, Claim, visitor, link);
                command.Add("@session", fresh.Value);
                command.Add("@old", old?.Value ?? "");
                command.Add("@now", clock.GetUtcNow().ToUnixTimeMilliseconds());
                return await command.ExecuteNonQueryAsync(cancel) == 1
                    ? fresh
                    : (await FindAsync(connection, transaction, visitor, link, cancel))!.Session;
            },
            cancel);

    /// <summary>Notes that the browser was here.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task SeenAsync(VisitorId visitor, LinkId link, CancellationToken cancel) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                await using var command = Command(
                    connection, transaction, "update visitor_session set seen_at = @now where visitor_id = @visitor and link_id = @link", visitor, link);
                command.Add("@now", clock.GetUtcNow().ToUnixTimeMilliseconds());
                return await command.ExecuteNonQueryAsync(cancel);
            },
            cancel);

    /// <summary>True when a session found may go on.</summary>
    public bool CanResume(KnownSession known) => !known.Reserved && known.LastActive > clock.GetUtcNow() - Idle;

    private static async Task<KnownSession?> FindAsync(
        DbConnection connection, DbTransaction? transaction, VisitorId visitor, LinkId link, CancellationToken cancel)
    {
        await using var command = Command(connection, transaction, Find, visitor, link);
        await using var row = await command.ExecuteReaderAsync(cancel);
        return !await row.ReadAsync(cancel) ? null : new KnownSession(
            new SessionId(row.GetString(0)),
            !row.IsDBNull(2),
            !row.IsDBNull(2) && row.GetString(2) == "reserved",
            DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(row.GetInt64(1), row.IsDBNull(3) ? 0 : row.GetInt64(3))));
    }

    private static DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql, VisitorId visitor, LinkId link)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.Add("@visitor", visitor.Value);
        command.Add("@link", link.Value);
        return command;
    }
}

/// <summary>A session that a browser had.</summary>
/// <param name="Started">False when its start was cut short: it is started once more.</param>
/// <param name="LastActive">When anything of it last changed, or the link was last opened.</param>
public sealed record KnownSession(SessionId Session, bool Started, bool Reserved, DateTimeOffset LastActive);
