using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A timer of one activation. Each tick is a call in its queue; the next is set when the callback has ended.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly CancellationTokenSource _ended = new();
    private readonly bool _keepAlive;
    private readonly ITimer _timer;
    private TimeSpan _period;
    private int _changes;

    private GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        (_activation, _callback, _period, _keepAlive) = (activation, callback, options.Period, options.KeepAlive);
        _timer = activation.Engine.Time.CreateTimer(
            _ => activation.TryPost(new Tick(this)), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Starts a timer that ends with the grain object.</summary>
    public static GrainTimer Start(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer(activation, callback, options);
        activation.Add(timer);
        timer._timer.Change(options.DueTime, Timeout.InfiniteTimeSpan);
        return timer;
    }

    /// <inheritdoc />
    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        _changes++;
        _period = period;
        _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _ended.Cancel();
        _timer.Dispose();
        _activation.Remove(this);
    }

    private async Task TickAsync()
    {
        var changes = _changes;
        try
        {
            await _callback(_ended.Token);
        }
        catch (Exception error)
        {
            _activation.Engine.Logger.LogError(error, "A timer of {Grain} failed and will be called again", _activation.GrainId);
        }

        if (changes == _changes)
        {
            _timer.Change(_period, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>One tick in the queue. Nobody waits for it, unless the timer stands still until it has run.</summary>
    private sealed class Tick(GrainTimer timer) : Call
    {
        private static readonly Task Open = new TaskCompletionSource().Task;

        public override string Name => "a timer";

        public override bool KeepsAlive => timer._keepAlive;

        public override Task Answer => timer._ended.IsCancellationRequested ? Task.CompletedTask : Open;

        public override Task RunAsync(object grain) => timer.TickAsync();

        public override void Fail(Exception error) => timer._timer.Change(timer._period, Timeout.InfiniteTimeSpan);
    }
}
