using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerConnect.Staff.Tests.Support;

/// <summary>Addresses of staff as they are mapped.</summary>
public static partial class StaffAddresses
{
    /// <summary>Those in front of the door.</summary>
    public static readonly IReadOnlyList<string> Open =
    [
        "/staff/sign-in", "/staff/sign-in/code", "/staff/sign-in/set-up", "/staff/sign-in/set-up/qr.svg", "/staff/welcome/{token}",
    ];

    /// <summary>All of them, the hub among them.</summary>
    public static IEnumerable<RouteEndpoint> Of(IServiceProvider site) => site.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => Pattern(e) == "/staff" || Pattern(e).StartsWith("/staff/", StringComparison.Ordinal) || Pattern(e).StartsWith("/hubs/staff", StringComparison.Ordinal));

    /// <summary>As it is mapped, with its places in braces.</summary>
    public static string Pattern(RouteEndpoint endpoint) => $"/{endpoint.RoutePattern.RawText!.Trim('/')}";

    /// <summary>With an id at every place, whatever it is called and asks for.</summary>
    public static string Filled(RouteEndpoint endpoint, string id) => Place().Replace(Pattern(endpoint), id);

    /// <summary>How it may be asked; where nothing is said, to read.</summary>
    public static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    /// <summary>Policies that it asks for.</summary>
    public static IEnumerable<string> Policies(RouteEndpoint endpoint) => endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy ?? "");

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
