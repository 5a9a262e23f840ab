namespace CustomerConnect.Web.Visits;

/// <summary>The cookie that proves a sign-in: a random secret made at that sign-in, which only the database can tell the meaning of.</summary>
public sealed class SignInCookie(TimeProvider clock)
{
    /// <summary>Name of the cookie.</summary>
    public const string Name = "cc-account";

    private const int SecretLength = 64;

    /// <summary>The secret, or null.</summary>
    public string? Read(HttpContext http) => http.Request.Cookies[Name] is { Length: SecretLength } secret ? secret : null;

    /// <summary>Gives the browser its secret.</summary>
    /// <param name="rememberedUntil">How long a remembered browser keeps it; null forgets it when the browser is closed.</param>
    public void Write(HttpContext http, string secret, DateTimeOffset? rememberedUntil) => http.Response.Cookies.Append(Name, secret, new CookieOptions
    {
        HttpOnly = true, IsEssential = true, MaxAge = rememberedUntil - clock.GetUtcNow(), Path = "/", SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
    });

    /// <summary>Takes it away.</summary>
    public void Clear(HttpContext http) => http.Response.Cookies.Delete(Name);
}
