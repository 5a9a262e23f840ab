using System.Net;
using Microsoft.Extensions.Options;

namespace CustomerConnect.Web.Hosting;

/// <summary>What stands in front of the site, section <c>Proxy</c>.</summary>
public sealed class ProxyOptions
{
    /// <summary>
    /// Networks of the proxies whose word is taken for who asks and whether by HTTPS, in CIDR notation, parted by commas:
    /// <c>10.0.0.0/8, 2001:db8::/32</c>. Empty takes nobody's word, which is right where visitors reach the site themselves.
    /// </summary>
    public string KnownNetworks { get; set; } = "";

    /// <summary>The networks, or null with the part that is none.</summary>
    public IReadOnlyList<IPNetwork>? Read(out string? wrong)
    {
        var networks = new List<IPNetwork>();
        foreach (var part in KnownNetworks.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IPNetwork.TryParse(part, out var network))
            {
                wrong = part;
                return null;
            }

            networks.Add(network);
        }

        wrong = null;
        return networks;
    }
}

/// <summary>Stops the start when a network cannot be read.</summary>
internal sealed class ProxyOptionsCheck : IValidateOptions<ProxyOptions>
{
    public ValidateOptionsResult Validate(string? name, ProxyOptions options) => options.Read(out var wrong) is not null
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail(
            $"Proxy:KnownNetworks has \"{wrong}\", which is no network. Write networks in CIDR notation with commas between, like 10.0.0.0/8, 192.0.2.17/32.");
}
