namespace CustomerConnect.Grains;

/// <summary>
/// Named places between the steps of a saga where a fault run may stop the process dead. In production they do nothing.
/// </summary>
public interface IFaultPoints
{
    /// <summary>The saga has come to this place.</summary>
    void Reached(string point);
}

/// <summary>No faults.</summary>
public sealed class NoFaults : IFaultPoints
{
    /// <inheritdoc/>
    public void Reached(string point)
    {
    }
}

/// <summary>Kills this process, as <c>kill -9</c> does, the first time a place is reached.</summary>
/// <param name="place">The place.</param>
public sealed class KillAt(string place) : IFaultPoints
{
    /// <inheritdoc/>
    public void Reached(string point)
    {
        if (string.Equals(point, place, StringComparison.Ordinal))
        {
            // The turn stays here, so that nothing of it is seen after the kill that is already on its way.
            System.Diagnostics.Process.GetCurrentProcess().Kill();
            new ManualResetEventSlim().Wait();
        }
    }
}
