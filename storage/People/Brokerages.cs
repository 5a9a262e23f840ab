using System.Data.Common;
using Dapper;

namespace CustomerConnect.Storage.People;

/// <summary>Firms of realtors.</summary>
internal static class Brokerages
{
    /// <summary>The id of the firm at this location; added when nobody has named it before.</summary>
    public static async Task<string> FindOrAddAsync(
        DbConnection connection, DbTransaction transaction, BrokerageEntry entry, string newId, long now)
    {
        var values = new { newId, key = Key(entry), firm = entry.Firm.Trim(), location = entry.Location.Trim(), now };
        await connection.ExecuteAsync(
            """
            insert into brokerage (brokerage_id, firm_key, firm, location, created_at)
            values (@newId, @key, @firm, @location, @now) on conflict (firm_key) do nothing
            """, values, transaction);
        return await connection.QuerySingleAsync<string>("select brokerage_id from brokerage where firm_key = @key", values, transaction);
    }

    private static string Key(BrokerageEntry entry) => $"{Fold(entry.Firm)}|{Fold(entry.Location)}";

    private static string Fold(string text) =>
        string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
