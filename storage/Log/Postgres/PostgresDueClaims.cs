using CustomerConnect.Storage.Log.Due;
using Npgsql;

namespace CustomerConnect.Storage.Log.Postgres;

/// <summary>Due claims on PostgreSQL, by procedures that commit themselves.</summary>
internal sealed class PostgresDueClaims(PostgresDatabase database) : IDueClaims
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> ClaimAsync(long now, long until, int limit, CancellationToken cancel)
    {
        await using var connection = await database.OpenNpgsqlAsync(cancel);
        await using var call = new NpgsqlCommand("call claim_due($1, $2, $3, null::text[])", connection)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = now },
                new NpgsqlParameter<long> { TypedValue = until },
                new NpgsqlParameter<long> { TypedValue = limit },
            },
        };
        try
        {
            return await call.ExecuteScalarAsync(cancel) as string[] ?? [];
        }
        catch (Exception e) when (PostgresErrors.IsUnavailable(e))
        {
            throw PostgresErrors.Unavailable(e);
        }
    }

    /// <inheritdoc />
    public async Task PostponeAsync(string stream, long claimed, long until, CancellationToken cancel)
    {
        await using var connection = await database.OpenNpgsqlAsync(cancel);
        await using var call = new NpgsqlCommand("call postpone_due($1, $2, $3)", connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = stream },
                new NpgsqlParameter<long> { TypedValue = claimed },
                new NpgsqlParameter<long> { TypedValue = until },
            },
        };
        try
        {
            await call.ExecuteNonQueryAsync(cancel);
        }
        catch (Exception e) when (PostgresErrors.IsUnavailable(e))
        {
            throw PostgresErrors.Unavailable(e);
        }
    }
}
