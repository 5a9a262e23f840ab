using Microsoft.Extensions.Logging;

namespace Orleans.Embedded;

/// <summary>
/// Looks at all open calls every <see cref="Limits.SweepPeriod"/>: answers overdue ones, breaks circles of
/// grains that wait for each other, lets idle activations go. One timer instead of one a call.
/// </summary>
internal sealed class Sweep : IDisposable
{
    private readonly Lock _turn = new();
    private readonly GrainEngine _engine;
    private readonly ITimer _timer;

    public Sweep(GrainEngine engine)
    {
        _engine = engine;
        _timer = engine.Time.CreateTimer(_ => Run(), null, Limits.SweepPeriod, Limits.SweepPeriod);
    }

    public void Dispose() => _timer.Dispose();

    private void Run()
    {
        if (!_turn.TryEnter())
        {
            return;
        }

        try
        {
            _engine.Tick();
            var open = new List<(Call Call, Activation Target)>();
            foreach (var activation in _engine.Activations)
            {
                activation.Inspect(open);
            }

            EndOverdue(open);
            BreakCircles(open);
        }
        catch (Exception error)
        {
            _engine.Logger.LogError(error, "The sweep over grain calls failed and will run again");
        }
        finally
        {
            _turn.Exit();
        }
    }

    private void EndOverdue(List<(Call Call, Activation Target)> open)
    {
        foreach (var (call, target) in open.Where(o => o.Call.Deadline <= _engine.Now && !o.Call.Answer.IsCompleted))
        {
            var doing = target.Running == call ? "runs" : $"waits behind {target.Running?.Name ?? "the activation"}";
            call.GiveUp(new TimeoutException($"{call.Name} on {target.GrainId} did not answer within {Limits.ResponseTimeout}: it still {doing}."));
        }
    }

    private static void BreakCircles(List<(Call Call, Activation Target)> open)
    {
        var waits = new WaitGraph();
        foreach (var (call, target) in open)
        {
            // Seen before: a caller that goes on without waiting has had its time.
            if (++call.TimesSeen > 1 && call.Caller is { } caller && call.Cause is { } cause
                && cause == caller.Running && !call.Answer.IsCompleted)
            {
                waits.Add(caller, call, target);
            }
        }

        foreach (var circle in waits.Circles())
        {
            var last = circle[^1];
            var path = string.Join(" → ", circle.Select(w => w.Caller.GrainId).Append(last.Target.GrainId));
            last.Call.GiveUp(new GrainDeadlockException($"{last.Call.Name} would never answer: these grains wait for each other: {path}."));
        }
    }
}
