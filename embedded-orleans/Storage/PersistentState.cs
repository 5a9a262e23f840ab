using System.Text.Json;
using Dapper;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded;

/// <summary>A record of a grain, as the engine sees it.</summary>
internal abstract class PersistentState
{
    public abstract Task ReadStateAsync(CancellationToken cancellationToken = default);
}

/// <summary>A record of a grain in the table <c>grain_state</c>, as JSON; each version has an etag that never returns.</summary>
internal sealed class PersistentState<TState>(Activation activation, string name) : PersistentState, IPersistentState<TState>
{
    private string? _etag;

    public TState State { get; set; } = New;

    public bool RecordExists => _etag is not null;

    private static TState New => Activator.CreateInstance<TState>();

    private IGrainDatabase Database => activation.Engine.Database;

    public override async Task ReadStateAsync(CancellationToken cancellationToken = default)
    {
        var row = await Database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<(string? Etag, string Body)>(new(
                "select etag, body from grain_state where grain = @grain and name = @name",
                new { grain = $"{activation.GrainId}", name }, cancellationToken: cancellationToken)),
            cancellationToken);
        (_etag, State) = (row.Etag, row.Etag is null ? New : JsonSerializer.Deserialize<TState>(row.Body)!);
    }

    public async Task WriteStateAsync(CancellationToken cancellationToken = default) => _etag = await ChangeAsync(
        _etag is null
            ? "insert into grain_state (grain, name, etag, body) values (@grain, @name, @etag, @body) on conflict do nothing"
            : "update grain_state set etag = @etag, body = @body where grain = @grain and name = @name and etag = @known",
        cancellationToken);

    public async Task ClearStateAsync(CancellationToken cancellationToken = default)
    {
        if (_etag is not null)
        {
            await ChangeAsync("delete from grain_state where grain = @grain and name = @name and etag = @known", cancellationToken);
        }

        (State, _etag) = (New, null);
    }

    /// <summary>
    /// Changes the version that this activation knows; hands back the new one's etag. When there is another by now, what this
    /// activation knows is old: it ends, and the next call starts from what is stored.
    /// </summary>
    private async Task<string> ChangeAsync(string sql, CancellationToken cancel)
    {
        var values = new { grain = $"{activation.GrainId}", name, etag = $"{Guid.NewGuid():n}", body = JsonSerializer.Serialize(State), known = _etag };
        if (await Database.WriteAsync((c, transaction) => c.ExecuteAsync(new(sql, values, transaction, cancellationToken: cancel)), cancel) == 1)
        {
            return values.etag;
        }

        activation.Deactivate();
        throw new InconsistentStateException($"State '{name}' of {activation.GrainId} was changed by somebody else.");
    }
}
