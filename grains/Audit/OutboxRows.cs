using Dapper;
using System.Runtime.CompilerServices;
using CustomerConnect.Storage;

namespace CustomerConnect.Grains.Audit;

/// <summary>Every message that the log causes has its one row in the outbox, and nobody is written to without a cause in the log.</summary>
public static class OutboxRows
{
    /// <summary>
    /// Names causes without a row, and rows without a cause; codes for signing in are asked for by a visitor, invitations by staff, and have
    /// none. That no cause has two rows is the table's key.
    /// </summary>
    /// <param name="before">Rows from this moment on may be younger than what was read of the log.</param>
    public static async IAsyncEnumerable<Offence> CheckAsync(
        LogAudit log, IDatabase database, DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var connection = await database.OpenAsync(cancel);
        var missing = new Dictionary<string, string>(log.Causes, StringComparer.Ordinal);
        await foreach (var (cause, recipient, at) in connection.QueryUnbufferedAsync<(string Cause, string? Recipient, long At)>(
            "select cause, recipient_kind, created_at from outbox order by cause").WithCancellation(cancel))
        {
            if (!missing.Remove(cause) && recipient is not ("sign-in" or Outbox.ToMember or Outbox.ToInvited) && at < before.ToUnixTimeMilliseconds())
            {
                yield return new("one-cause-one-message", "outbox", $"'{cause}' is in the outbox and nothing in the log causes it.");
            }
        }

        foreach (var (cause, stream) in missing)
        {
            yield return new("one-cause-one-message", stream, $"'{cause}' has no row in the outbox.");
        }
    }
}
