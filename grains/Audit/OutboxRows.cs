using System.Runtime.CompilerServices;
using CustomerConnect.Storage;
using Dapper;

namespace CustomerConnect.Grains.Audit;

/// <summary>
/// Every message that the log causes has its one row in the outbox, to whom the log says; nobody is written to without a cause in the log, and
/// no client who has not opted in.
/// </summary>
public static class OutboxRows
{
    private const string Query =
        $"""
        select o.cause as Cause, o.recipient_kind as Kind, o.recipient_id as Recipient, o.created_at as At, p.opted_in as OptedIn
        from outbox o left join client_profile p on o.recipient_kind = '{Outbox.ToClient}' and p.profile_id = o.recipient_id order by o.cause
        """;

    /// <summary>
    /// Names causes without a row, rows without a cause or to somebody else, and rows to clients without consent; codes for signing in are asked
    /// for by a visitor, invitations by staff, and have no cause. That no cause has two rows is the table's key.
    /// </summary>
    /// <param name="before">Rows from this moment on may be younger than what was read of the log.</param>
    public static async IAsyncEnumerable<Offence> CheckAsync(
        LogAudit log, IDatabase database, DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var connection = await database.OpenAsync(cancel);
        var missing = new Dictionary<string, Caused>(log.Causes, StringComparer.Ordinal);
        await foreach (var row in connection.QueryUnbufferedAsync<Row>(Query).WithCancellation(cancel))
        {
            var known = missing.Remove(row.Cause, out var caused);
            if (!known && row.Kind is not ("sign-in" or Outbox.ToMember or Outbox.ToInvited) && row.At < before.ToUnixTimeMilliseconds())
            {
                yield return new("one-cause-one-message", "outbox", $"'{row.Cause}' is in the outbox and nothing in the log causes it.");
            }

            if (known && (caused!.Kind, caused.Recipient) != (row.Kind, row.Recipient))
            {
                yield return new(
                    "written-to-with-consent", "outbox", $"'{row.Cause}' is for {row.Kind} {row.Recipient} and the log says {caused.Kind} {caused.Recipient}.");
            }

            // A profile that is gone has been erased: nobody is found to write to any more.
            if (row.OptedIn == 0)
            {
                yield return new("written-to-with-consent", "outbox", $"'{row.Cause}' is for client {row.Recipient}, who has not opted in.");
            }
        }

        foreach (var (cause, caused) in missing)
        {
            yield return new("one-cause-one-message", caused.Stream, $"'{cause}' has no row in the outbox.");
        }
    }

    private sealed record Row(string Cause, string? Kind, string? Recipient, long At, long? OptedIn);
}
