using CustomerConnect.Grains;

namespace CustomerConnect.Tests;

/// <summary>The process was stopped dead at a fault point, as far as its callers can tell.</summary>
internal sealed class ProcessDiedException(string point) : Exception(point);

/// <summary>Fault points that a test sets: the process dies at one, or is paused at one until it is told to go on.</summary>
internal sealed class TestFaults : IFaultPoints, IDisposable
{
    private readonly ManualResetEventSlim go = new();
    private volatile string? dieAt;
    private volatile string? pauseAt;
    private volatile bool paused;

    public bool IsPaused => paused;

    public void DieAt(string point) => dieAt = point;

    public void PauseAt(string point) => pauseAt = point;

    public void GoOn() => go.Set();

    public void Dispose() => go.Dispose();

    public void Reached(string point)
    {
        if (point == dieAt)
        {
            dieAt = null;
            throw new ProcessDiedException(point);
        }

        if (point == pauseAt)
        {
            pauseAt = null;
            paused = true;
            if (!go.Wait(TimeSpan.FromSeconds(60)))
            {
                throw new TimeoutException($"Nobody let the process go on at {point}.");
            }
        }
    }
}
