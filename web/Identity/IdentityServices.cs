namespace CustomerConnect.Web.Identity;

/// <summary>What a contact does after (or before) reserving: identity and registration.</summary>
public static class IdentityServices
{
    /// <summary>Adds what the pages need.</summary>
    public static IServiceCollection AddIdentityPages(this IServiceCollection services) => services.AddScoped<IdentityPlaces>().AddScoped<IdentityDrafts>();

    /// <summary>Maps <c>/id/…</c>.</summary>
    public static IEndpointRouteBuilder MapIdentity(this IEndpointRouteBuilder routes)
    {
        Endpoint.Map(routes);
        return routes;
    }
}
