using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace CustomerConnect.Web.Hosting;

/// <summary>
/// Behind a proxy every request comes from the proxy's address: limits by network would count all visitors as one. Its headers are
/// believed from the networks of the setting alone, as anybody can send them.
/// </summary>
public static class Proxies
{
    /// <summary>Adds the setting.</summary>
    public static IServiceCollection AddProxies(this IServiceCollection services)
    {
        services.AddOptions<ProxyOptions>().BindConfiguration("Proxy").ValidateOnStart();
        return services.AddSingleton<IValidateOptions<ProxyOptions>, ProxyOptionsCheck>();
    }

    /// <summary>Sets who asks, and by which scheme, from the headers of known proxies; nothing where none is known.</summary>
    public static IApplicationBuilder UseProxies(this IApplicationBuilder app)
    {
        var networks = app.ApplicationServices.GetRequiredService<IOptions<ProxyOptions>>().Value.Read(out _);
        if (networks is null or { Count: 0 })
        {
            return app;
        }

        // A chain of proxies is followed back to the first address that is none of ours.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks)
        {
            options.KnownIPNetworks.Add(network);
        }

        return app.UseForwardedHeaders(options);
    }

    /// <summary>What a network is to limits: an IPv4 address, or the /64 that an IPv6 host can choose from at will.</summary>
    public static string Network(this HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } six => Convert.ToHexStringLower(six.GetAddressBytes().AsSpan(0, 8)),
        { } four => four.ToString(),
    };

    /// <summary>
    /// True for who sits at this machine. A proxy on it passes on requests of strangers: whatever came by one does not count.
    /// </summary>
    public static bool IsAtThisMachine(this HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !http.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XForwardedForHeaderName)
        && !http.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XOriginalForHeaderName)
        && !http.Request.Headers.ContainsKey("Forwarded");
}
