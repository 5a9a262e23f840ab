using System.Diagnostics;

namespace CustomerConnect.TestSupport;

/// <summary>Waits for something that other threads bring about.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Looks again and again until the condition holds.</summary>
    /// <exception cref="TimeoutException">It did not within a minute of real time.</exception>
    public static Task HoldsAsync(Func<bool> condition, string what) => HoldsAsync(() => Task.FromResult(condition()), what);

    /// <summary>Looks again and again until the condition holds.</summary>
    /// <param name="patience">A minute unless told: nothing waits for it but a test that fails.</param>
    /// <exception cref="TimeoutException">It did not within that much real time.</exception>
    public static async Task HoldsAsync(Func<Task<bool>> condition, string what, TimeSpan? patience = null)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > (patience ?? Patience))
            {
                throw new TimeoutException($"Waited {watch.Elapsed} in vain until {what}.");
            }

            await Task.Delay(5);
        }
    }
}
