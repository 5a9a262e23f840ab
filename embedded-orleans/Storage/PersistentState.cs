using System.Text.Json;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded;

/// <summary>A record of a grain, as the engine sees it.</summary>
internal abstract class PersistentState
{
    public abstract Task ReadStateAsync(CancellationToken cancellationToken = default);
}

/// <summary>A record of a grain in the table <c>grain_state</c>, as JSON.</summary>
internal sealed class PersistentState<TState>(Activation activation, string name, StateTable table) : PersistentState, IPersistentState<TState>
{
    public TState State { get; set; } = Activator.CreateInstance<TState>();

    public string? Etag { get; private set; }

    public bool RecordExists => Etag is not null;

    public override async Task ReadStateAsync(CancellationToken cancellationToken = default)
    {
        var row = await table.ReadAsync(activation.GrainId, name, cancellationToken);
        State = row is { } found ? JsonSerializer.Deserialize<TState>(found.Body)! : Activator.CreateInstance<TState>();
        Etag = row?.Etag;
    }

    public async Task WriteStateAsync(CancellationToken cancellationToken = default)
    {
        var etag = $"{Guid.NewGuid():n}";
        var body = JsonSerializer.Serialize(State);
        if (!await table.WriteAsync(activation.GrainId, name, Etag, etag, body, cancellationToken))
        {
            throw await ReplacedAsync(cancellationToken);
        }

        Etag = etag;
    }

    public async Task ClearStateAsync(CancellationToken cancellationToken = default)
    {
        if (Etag is not null && !await table.ClearAsync(activation.GrainId, name, Etag, cancellationToken))
        {
            throw await ReplacedAsync(cancellationToken);
        }

        (State, Etag) = (Activator.CreateInstance<TState>(), null);
    }

    /// <summary>What this activation knows is old: it ends, and the next call starts from what is stored.</summary>
    private async Task<InconsistentStateException> ReplacedAsync(CancellationToken cancel)
    {
        var stored = await table.ReadAsync(activation.GrainId, name, cancel);
        var error = new InconsistentStateException($"State '{name}' of {activation.GrainId} was changed by somebody else.", stored?.Etag, Etag);
        activation.Deactivate(new(DeactivationReasonCode.ApplicationError, error, error.Message));
        return error;
    }
}
