using Orleans;

namespace CustomerConnect.EmbeddedOrleans.Tests;

/// <summary>A grain that does what the test says.</summary>
public interface IWorker : IGrainWithStringKey
{
    Task<int> AddAsync(int a, int b);

    Task PassAsync(string door);

    Task FailAsync(string message);

    Task FailAtOnceAsync(string message);

    Task WaitAsync(CancellationToken cancel);

    /// <summary>Runs work in many interleaved pieces; hands back how many ever ran at the same instant.</summary>
    Task<int> WorkInPiecesAsync();

    /// <summary>Calls the next grain on the way with the rest of it.</summary>
    Task WalkAsync(string[] way);

    /// <summary>Passes a door, then calls another worker.</summary>
    Task PassThenCallAsync(string door, string other);

    Task CallSeveralAsync(string[] others);

    Task SendToSelfAsync(string line);

    Task WriteAsync(string line);

    Task LeaveAsync();
}

public sealed class WorkerGrain(Diary diary) : Grain, IWorker, IAsyncDisposable
{
    private int _inside;
    private int _most;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        diary.Write($"{Key} arrives");
        if (Key.StartsWith("slow", StringComparison.Ordinal))
        {
            await diary.PassAsync("arrival");
        }

        if (Key.StartsWith("broken", StringComparison.Ordinal) && diary.Count("mended") == 0)
        {
            throw new InvalidOperationException($"{Key} is broken");
        }
    }

    private string Key => this.GetPrimaryKeyString();

    public Task<int> AddAsync(int a, int b) => Task.FromResult(a + b);

    public async Task PassAsync(string door)
    {
        diary.Write($"{Key} at {door}");
        await diary.PassAsync(door);
        diary.Write($"{Key} past {door}");
    }

    public async Task FailAsync(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    public Task FailAtOnceAsync(string message) => throw new InvalidOperationException(message);

    public async Task WaitAsync(CancellationToken cancel)
    {
        diary.Write($"{Key} waits");
        try
        {
            await Task.Delay(Timeout.Infinite, cancel);
        }
        finally
        {
            diary.Write($"{Key} has been cancelled");
        }
    }

    public async Task<int> WorkInPiecesAsync()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => PieceAsync()));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Delay(1).ContinueWith(_ => Enter(), TaskScheduler.Current)));
        return _most;
    }

    public async Task WalkAsync(string[] way)
    {
        if (way.Length > 0)
        {
            await GrainFactory.GetGrain<IWorker>(way[0]).WalkAsync(way[1..]);
        }
    }

    public async Task PassThenCallAsync(string door, string other)
    {
        diary.Write($"{Key} at {door}");
        await diary.PassAsync(door);
        await GrainFactory.GetGrain<IWorker>(other).WriteAsync($"called by {Key}");
    }

    public Task CallSeveralAsync(string[] others) =>
        Task.WhenAll(others.Select(other => GrainFactory.GetGrain<IWorker>(other).WalkAsync([Key])));

    public async Task SendToSelfAsync(string line)
    {
        _ = GrainFactory.GetGrain<IWorker>(Key).WriteAsync(line);
        await Task.Yield();
        diary.Write($"before {line}");
    }

    public Task WriteAsync(string line)
    {
        diary.Write(line);
        return Task.CompletedTask;
    }

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (Key.StartsWith("slow", StringComparison.Ordinal))
        {
            await diary.PassAsync("departure");
        }

        diary.Write($"{Key} is disposed of");
    }

    private async Task PieceAsync()
    {
        for (var i = 0; i < 20; i++)
        {
            await Task.Yield();
            Enter();
        }
    }

    private void Enter()
    {
        _most = Math.Max(_most, Interlocked.Increment(ref _inside));
        Thread.SpinWait(200);
        Interlocked.Decrement(ref _inside);
    }
}
