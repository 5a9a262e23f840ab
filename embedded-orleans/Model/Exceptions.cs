namespace Orleans.Runtime
{
    /// <summary>Base of what the engine itself reports.</summary>
    public class OrleansException(string message) : Exception(message);

    /// <summary>The grain has more calls waiting than it may. Try again later.</summary>
    public sealed class LimitExceededException(string message) : OrleansException(message);

    /// <summary>The process is ending and takes no more calls.</summary>
    public sealed class SiloUnavailableException(string message) : OrleansException(message);
}

namespace Orleans.Storage
{
    /// <summary>A record was changed by somebody else since it was read.</summary>
    public sealed class InconsistentStateException(string message) : Runtime.OrleansException(message);
}

namespace Orleans.Embedded
{
    /// <summary>
    /// Grains wait for each other in a circle. One of the calls ends with this at the second look of the sweep; as on Microsoft
    /// Orleans, where it takes the whole response time, a caller sees a <see cref="TimeoutException"/>.
    /// </summary>
    public sealed class GrainDeadlockException(string message) : TimeoutException(message);
}
