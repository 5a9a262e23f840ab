using System.Runtime.CompilerServices;

namespace CustomerConnect.Deploy.Tests;

/// <summary>
/// A machine that runs tests may be as slow as it likes: what is tested is who gets what, not how soon. So the product's time-outs are
/// a minute here, for the processes that tests start too; the bench runs with those of the product.
/// </summary>
internal static class Patience
{
    private const string Minute = "60000";

    [ModuleInitializer]
    internal static void Set()
    {
        foreach (var setting in (string[])["Command", "Connect", "Lock", "Unknown", "Queue"])
        {
            Environment.SetEnvironmentVariable($"Storage__{setting}TimeoutMilliseconds", Minute);
        }
    }
}
