namespace CustomerConnect.Web.Journey;

/// <summary>The cookie of a trusted device: a random token that only the database can tell the meaning of.</summary>
public sealed class DeviceCookie(TimeProvider clock)
{
    /// <summary>Name of the cookie.</summary>
    public const string Name = "cc-device";

    private const int TokenLength = 64;

    /// <summary>The token, or null.</summary>
    public string? Read(HttpContext http) => http.Request.Cookies[Name] is { Length: TokenLength } token ? token : null;

    /// <summary>Gives the browser its token.</summary>
    /// <param name="until">When the device is trusted no more.</param>
    public void Write(HttpContext http, string token, DateTimeOffset until) => http.Response.Cookies.Append(Name, token, new CookieOptions
    {
        HttpOnly = true, IsEssential = true, MaxAge = until - clock.GetUtcNow(), Path = "/", SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps,
    });

    /// <summary>Takes it away.</summary>
    public void Clear(HttpContext http) => http.Response.Cookies.Delete(Name);
}
