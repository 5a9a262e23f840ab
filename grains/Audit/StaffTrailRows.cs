using System.Runtime.CompilerServices;
using CustomerConnect.Storage;
using Dapper;

namespace CustomerConnect.Grains.Audit;

/// <summary>Everything that staff did to a session, a reservation or an identity stands in the audit trail.</summary>
public static class StaffTrailRows
{
    /// <summary>Names what the log knows that staff did, and the trail does not. Of what is younger than both readings nothing is said.</summary>
    public static async IAsyncEnumerable<Offence> CheckAsync(
        LogAudit log, IDatabase database, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var connection = await database.OpenAsync(cancel);
        var missing = new Dictionary<string, string>(log.Trail, StringComparer.Ordinal);
        await foreach (var id in connection.QueryUnbufferedAsync<string>("select action_id from staff_action where action_id like '%/%'").WithCancellation(cancel))
        {
            missing.Remove(id);
        }

        foreach (var (id, stream) in missing)
        {
            yield return new("staff-action-written-down", stream, $"'{id}' is missing in the audit trail.");
        }
    }
}
