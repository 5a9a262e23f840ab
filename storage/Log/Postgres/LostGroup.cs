using CustomerConnect.Storage.Log.Groups;
using Npgsql;
using NpgsqlTypes;

namespace CustomerConnect.Storage.Log.Postgres;

/// <summary>
/// Finds out what became of a group whose connection was lost. The server may still be at work on it, or have it unread in
/// its socket, so that backend is ended first; then what the log holds is final.
/// </summary>
internal sealed class LostGroup(string connectionString, TimeSpan patience, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Answers the callers: by what the log says, or <see cref="AppendResult.Unknown"/> when it cannot be asked in time.</summary>
    public async Task AnswerAsync(IReadOnlyList<PendingAppend> group, LogConnection lost)
    {
        using var deadline = new CancellationTokenSource(patience, time);
        long[]? versions = null;
        while (versions is null && !deadline.IsCancellationRequested)
        {
            versions = await TryReadAsync(group, lost, deadline.Token);
            if (versions is null)
            {
                await Task.Delay(Pause, time, CancellationToken.None);
            }
        }

        for (var i = 0; i < group.Count; i++)
        {
            Answer(group[i], versions?[i]);
        }
    }

    private static void Answer(PendingAppend pending, long? version)
    {
        // Without events there is no command id to read.
        if (version is null || pending.Append.Events.Count == 0)
        {
            pending.Answer(AppendResult.Unknown);
        }
        else if (version == 0)
        {
            pending.Answer(AppendResult.Unavailable);
        }
        else
        {
            // The append expected exactly the version before; the command in any other place was there already.
            var ours = version == pending.Append.ExpectedVersion + pending.Append.Events.Count;
            pending.Answer(ours ? AppendResult.Written : AppendResult.AlreadyTaken, (int)version);
        }
    }

    private async Task<long[]?> TryReadAsync(IReadOnlyList<PendingAppend> group, LogConnection lost, CancellationToken cancel)
    {
        try
        {
            await using var connection = await LogConnection.OpenAsync(connectionString, cancel);
            return await EndBackendAsync(connection.Connection, lost, cancel)
                ? await ReadCommandsAsync(connection.Connection, group, cancel)
                : null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception e) when (PostgresErrors.IsUnavailable(e))
        {
            return null;
        }
    }

    private static async Task<bool> EndBackendAsync(NpgsqlConnection connection, LogConnection lost, CancellationToken cancel)
    {
        await using var end = new NpgsqlCommand(
            "select pg_terminate_backend(pid, 1000) from pg_stat_activity where pid = $1 and backend_start = $2", connection)
        {
            Parameters = { new() { Value = lost.Backend }, new() { Value = lost.BackendStarted } },
        };
        await end.ExecuteNonQueryAsync(cancel);
        end.CommandText = "select not exists (select 1 from pg_stat_activity where pid = $1 and backend_start = $2)";
        return (bool)(await end.ExecuteScalarAsync(cancel))!;
    }

    private static async Task<long[]> ReadCommandsAsync(
        NpgsqlConnection connection, IReadOnlyList<PendingAppend> group, CancellationToken cancel)
    {
        await using var read = new NpgsqlCommand(
            """
            select coalesce((
                select last_version_of_command(e.stream, e.version) from event e
                where e.stream = a.stream and e.command_id = a.command), 0)
            from unnest($1, $2) with ordinality as a(stream, command, place)
            order by a.place
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = group.Select(p => p.Append.Stream).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new()
                {
                    Value = group.Select(p => p.Append.CommandId.ToString("n")).ToArray(),
                    NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
                },
            },
        };
        var versions = new long[group.Count];
        await using var reader = await read.ExecuteReaderAsync(cancel);
        for (var i = 0; await reader.ReadAsync(cancel); i++)
        {
            versions[i] = reader.GetInt64(0);
        }

        return versions;
    }
}
