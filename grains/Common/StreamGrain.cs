using System.Collections.Immutable;
using CustomerConnect.Storage.Log;

namespace CustomerConnect.Grains;

/// <summary>What every grain with a stream is given.</summary>
/// <param name="Log">The log.</param>
/// <param name="Time">The clock of all rules.</param>
public sealed record StreamServices(IEventLog Log, TimeProvider Time);

/// <summary>
/// A grain whose state is its stream in the log. A command is decided on the state, appended, applied. What is answered rests on the
/// log's head and never on this activation being the only one: another process may write the same stream at any time.
/// </summary>
public abstract class StreamGrain<TAggregate, TState, TEvent>(StreamServices services, EventTypes<TEvent> types) : Grain
    where TAggregate : IAggregate<TState, TEvent>
    where TState : class
    where TEvent : class
{
    /// <summary>How often a command is decided anew when other writers come first, before it is given up.</summary>
    private const int MostTries = 25;

    private string stream = "";
    private TState state = null!;
    private int version;
    private WakeUp wakeUp;

    /// <summary>The clock of all rules.</summary>
    protected TimeProvider Time => services.Time;

    /// <summary>The grain's key.</summary>
    protected string Key { get; private set; } = "";

    /// <summary>The state as last read or written. Only for what is checked again by a decision.</summary>
    protected TState State => state;

    /// <summary>Version of <see cref="State"/>.</summary>
    protected int Version => version;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Key = this.GetPrimaryKeyString();
        stream = Folding.Name<TAggregate, TState, TEvent>(Key);
        state = TAggregate.Initial(Key);
        wakeUp = WakeUp.None;
        await CatchUpAsync();
    }

    /// <summary>Does what is due, then puts the wake-up row right, which may have come for nothing.</summary>
    /// <exception cref="StorageUnavailableException">The log cannot be reached.</exception>
    public async Task Wake()
    {
        // The row has been claimed: whatever is appended now writes it anew.
        wakeUp = WakeUp.Unknown;
        await CurrentAsync();
        await WhenDueAsync();
        while (!wakeUp.Known && TAggregate.Due(state) is var wanted && !(wanted <= Clock.Now(services.Time)))
        {
            var row = new Append(stream, version, CommandId.New().Value, Clock.Now(services.Time), [], [WakeUp.Row(stream, wanted)]);
            switch ((await services.Log.AppendAsync(row)).Result)
            {
                case AppendResult.Written:
                    wakeUp = new(true, wanted);
                    break;
                case AppendResult.Conflict:
                    await CatchUpAsync();
                    break;
                default:
                    throw new StorageUnavailableException($"The wake-up of {stream} could not be written. It is tried again.");
            }
        }
    }

    /// <summary>Does what is due by the clock. Harmless at any time.</summary>
    protected virtual Task WhenDueAsync() => Task.CompletedTask;

    /// <summary>
    /// Decides, appends and applies; decides again when another writer came first. The same command gives the same answer once more.
    /// </summary>
    /// <param name="command">Made by the caller before its first try.</param>
    /// <param name="decide">The rule.</param>
    /// <param name="answer">The answer to an accepted command, from the state right after it.</param>
    /// <exception cref="StorageUnavailableException">The log cannot be reached, or nobody can say whether the append is durable.</exception>
    protected async Task<Answer<T>> ExecuteAsync<T>(
        CommandId command, Func<TState, DateTimeOffset, Decision<TEvent>> decide, Func<TState, T> answer) where T : class
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var now = Clock.Now(services.Time);
            var decision = decide(state, now);
            if (decision.Refusal is not null || decision.Events.Length == 0)
            {
                var head = await services.Log.HeadAsync(stream, command.Value);
                if (head.CommandTaken)
                {
                    return answer(await StateAfterAsync(command));
                }

                if (head.Version == version)
                {
                    return decision.Refusal is { } refusal ? refusal : answer(state);
                }

                await CatchUpAsync();
                continue;
            }

            var (next, armed, append) = Prepare(command, decision.Events, now);
            var outcome = await services.Log.AppendAsync(append);
            switch (outcome.Result)
            {
                case AppendResult.Written:
                    (state, version, wakeUp) = (next, outcome.Version, armed);
                    return answer(state);
                case AppendResult.Conflict:
                    await CatchUpAsync();
                    break;
                case AppendResult.AlreadyTaken:
                    return answer(await StateAfterAsync(command));
                case AppendResult.Unavailable:
                    throw new StorageUnavailableException("The log takes no appends right now. Nothing was written; try again.");
                default:
                    DeactivateOnIdle();
                    throw new StorageUnavailableException(
                        "The connection was lost while writing and nobody can say yet whether it is durable. Send the same command again.");
            }
        }

        throw new StorageUnavailableException($"The stream {stream} is written by too many at once. Try again.");
    }

    /// <summary>The state as the log has it now: what an answer to a question rests on.</summary>
    protected async Task<TState> CurrentAsync()
    {
        var head = await services.Log.HeadAsync(stream);
        if (head.Version != version)
        {
            await CatchUpAsync();
        }

        return state;
    }

    /// <summary>
    /// The state as the log has it now, and whether the command has been taken before: then its first answer stands, whatever a rule would
    /// say of it today.
    /// </summary>
    protected async Task<(TState State, bool Taken)> CurrentAsync(CommandId command)
    {
        var head = await services.Log.HeadAsync(stream, command.Value);
        if (head.Version != version)
        {
            await CatchUpAsync();
        }

        return (state, head.CommandTaken);
    }

    private (TState Next, WakeUp WakeUp, Append Append) Prepare(CommandId command, ImmutableArray<TEvent> events, DateTimeOffset now)
    {
        var data = new EventData[events.Length];
        var messages = new List<RowChange>();
        var next = state;
        for (var i = 0; i < events.Length; i++)
        {
            data[i] = types.Write(events[i]);
            var before = next;
            next = TAggregate.Apply(next, events[i], now);
            TAggregate.Messages(before, next, events[i], version + i + 1, now, messages);
        }

        var rows = Folding.Rows<TAggregate, TState, TEvent>(next, version + events.Length, now);
        rows.AddRange(messages);
        var wanted = TAggregate.Due(next);
        var armed = wakeUp;
        if (!wakeUp.Serves(wanted, now))
        {
            rows.Add(WakeUp.Row(stream, wanted));
            armed = new(true, wanted);
        }

        return (next, armed, new(stream, version, command.Value, now, data, rows));
    }

    private async Task CatchUpAsync()
    {
        foreach (var stored in await services.Log.ReadStreamAsync(stream, version))
        {
            state = TAggregate.Apply(state, types.Read(stored.Event), stored.At);
            version = stored.Version;
            wakeUp = WakeUp.Unknown;
        }
    }

    /// <summary>The state right after a command that was taken before, and with it this activation up to date.</summary>
    private async Task<TState> StateAfterAsync(CommandId command)
    {
        var after = TAggregate.Initial(Key);
        TState? found = null;
        foreach (var stored in await services.Log.ReadStreamAsync(stream))
        {
            var ofCommand = stored.CommandId == command.Value;
            if (found is not null && !ofCommand)
            {
                break;
            }

            after = TAggregate.Apply(after, types.Read(stored.Event), stored.At);
            found = ofCommand ? after : null;
        }

        await CatchUpAsync();
        return found ?? throw new StorageUnavailableException($"The command's events are missing from {stream}.");
    }
}
