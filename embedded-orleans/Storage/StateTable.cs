using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The table <c>grain_state</c>: a row per grain and name, each version with an etag that never returns.</summary>
internal sealed class StateTable(EmbeddedGrainOptions options)
{
    private GrainDatabase Database => options.Database ?? throw new InvalidOperationException("The embedded engine has no database.");

    /// <summary>The row, null when there is none.</summary>
    public async Task<(string Etag, string Body)?> ReadAsync(GrainId grain, string name, CancellationToken cancel)
    {
        (string, string)? row = null;
        await Database.ReadAsync(
            async connection =>
            {
                await using var command = connection.Command(
                    null, "select etag, body from grain_state where grain = @grain and name = @name", ("grain", $"{grain}"), ("name", name));
                await using var reader = await command.ExecuteReaderAsync(cancel);
                row = await reader.ReadAsync(cancel) ? (reader.GetString(0), reader.GetString(1)) : null;
            },
            cancel);
        return row;
    }

    /// <summary>Writes over the version that the caller knows, null for none. False when the row has another version.</summary>
    public async Task<bool> WriteAsync(GrainId grain, string name, string? known, string etag, string body, CancellationToken cancel)
    {
        var sql = known is null
            ? "insert into grain_state (grain, name, etag, body) values (@grain, @name, @etag, @body) on conflict do nothing"
            : "update grain_state set etag = @etag, body = @body where grain = @grain and name = @name and etag = @known";
        return await Database.ExecuteAsync(
            sql, [("grain", $"{grain}"), ("name", name), ("etag", etag), ("body", body), ("known", known ?? "")], cancel) == 1;
    }

    /// <summary>Removes the version that the caller knows. False when the row has another version.</summary>
    public async Task<bool> ClearAsync(GrainId grain, string name, string known, CancellationToken cancel) =>
        await Database.ExecuteAsync(
            "delete from grain_state where grain = @grain and name = @name and etag = @known",
            [("grain", $"{grain}"), ("name", name), ("known", known)],
            cancel) == 1;
}
