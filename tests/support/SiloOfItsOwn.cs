using System.Net;
using System.Net.Sockets;

namespace CustomerConnect.TestSupport;

/// <summary>What lets several processes of one machine run on Orleans; the embedded engine listens nowhere.</summary>
public static class SiloOfItsOwn
{
    /// <summary>Settings of a process: two ports that nobody listens on.</summary>
    public static IReadOnlyDictionary<string, string?> Settings()
    {
        using TcpListener silo = new(IPAddress.Loopback, 0), gateway = new(IPAddress.Loopback, 0);
        return new Dictionary<string, string?> { ["Orleans:SiloPort"] = Listen(silo), ["Orleans:GatewayPort"] = Listen(gateway) };
    }

    private static string Listen(TcpListener listener)
    {
        listener.Start();
        return $"{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
