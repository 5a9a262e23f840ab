namespace CustomerConnect.Web.Hosting;

/// <summary>Where the site listens when no setting says so.</summary>
public static class DefaultAddress
{
    /// <summary>This machine alone, port 5080. <c>ASPNETCORE_URLS</c>, <c>--urls</c> or <c>Urls</c> say otherwise.</summary>
    public const string Url = "http://127.0.0.1:5080";

    /// <summary>Listens there unless a setting names another address.</summary>
    public static WebApplicationBuilder UseDefaultAddress(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(Url);
        }

        return builder;
    }
}
