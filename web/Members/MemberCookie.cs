namespace CustomerConnect.Web.Members;

/// <summary>The cookie of somebody who proved who they are outside a visit: a random secret that only the database can tell the meaning of.</summary>
public sealed class MemberCookie
{
    /// <summary>Name of the cookie.</summary>
    public const string Name = "cc-member";

    private const int SecretLength = 64;

    /// <summary>The secret, or null.</summary>
    public string? Read(HttpContext http) => http.Request.Cookies[Name] is { Length: SecretLength } secret ? secret : null;

    /// <summary>Gives the browser its secret, until it is closed.</summary>
    public void Write(HttpContext http, string secret) => http.Response.Cookies.Append(Name, secret, new CookieOptions
    {
        HttpOnly = true, IsEssential = true, Path = "/", SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps,
    });

    /// <summary>Takes it away.</summary>
    public void Clear(HttpContext http) => http.Response.Cookies.Delete(Name);
}
