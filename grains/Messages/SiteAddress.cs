using Microsoft.Extensions.Options;

namespace CustomerConnect.Grains.Messages;

/// <summary>Where visitors reach the product, section <c>Site</c>: links in messages begin with it.</summary>
public sealed class SiteOptions
{
    /// <summary>Scheme and host without a path; <c>http://127.0.0.1:5080</c> by default.</summary>
    public string Address { get; set; } = "http://127.0.0.1:5080";
}

/// <summary>The address, checked.</summary>
public sealed class SiteAddress(IOptions<SiteOptions> options)
{
    private readonly Uri _base = new(options.Value.Address);

    /// <summary>Host name, for message ids.</summary>
    public string Host => _base.Host;

    /// <summary>The whole address of a path that begins with a slash.</summary>
    public string Of(string path) => new Uri(_base, path).ToString();
}

/// <summary>Says what to write.</summary>
internal sealed class SiteOptionsCheck : IValidateOptions<SiteOptions>
{
    public ValidateOptionsResult Validate(string? name, SiteOptions options) =>
        Uri.TryCreate(options.Address, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", PathAndQuery: "/" }
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Site:Address is no address. Write scheme and host alone, like https://homes.example.com.");
}
