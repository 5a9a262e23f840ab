using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace CustomerConnect.Web.Hosting;

/// <summary>What all pages share: components, antiforgery, compression, problem details.</summary>
public static class SiteServices
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddSite(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddSharedKeys();
        services.AddProxies();
        services.AddProblemDetails();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "cc-form";
            o.FormFieldName = "form-token";
            o.HeaderName = "X-Form-Token";
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        // Pages hold no secret beside what a stranger chose (BREACH): form tokens are masked anew each time.
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.Providers.Add<BrotliCompressionProvider>();
            o.Providers.Add<GzipCompressionProvider>();
            o.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        return services.AddAssets();
    }

    /// <summary>Puts them in front of the endpoints.</summary>
    public static IApplicationBuilder UseSite(this IApplicationBuilder app) => app
        .UseProxies()
        .UseSecurityHeaders()
        .UseExceptionHandler("/error")
        .UseResponseCompression();
}
