using CustomerConnect.Web.Components;

namespace CustomerConnect.Web.Journey;

/// <summary>The pages that are a visitor's own: from choosing a home to its confirmation. Never cached.</summary>
public static class JourneyServices
{
    /// <summary>Adds what they need.</summary>
    public static IServiceCollection AddJourney(this IServiceCollection services) => services
        .AddScoped<Travelers>().AddSingleton<SignIn.SigningIn>().AddSingleton<DeviceCookie>().AddSingleton<SlotCounts>()
        .AddSingleton<Checkout.CheckoutPages>().AddSingleton<Confirmation.Confirmations>();

    /// <summary>Maps <c>/reserve/…</c>, <c>/sign-in</c> and <c>/account</c>.</summary>
    public static IEndpointRouteBuilder MapJourney(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Addresses.SignIn, () => Page.SeeOther(Steps.SignIn));
        Account.Endpoint.Map(routes);
        var journey = routes.MapGroup("/reserve");
        journey.MapHomeChoice();
        SignIn.Endpoint.Map(journey);
        SignIn.CodeEndpoint.Map(journey);
        Register.Endpoint.Map(journey);
        Appointment.Endpoint.Map(journey);
        Checkout.Endpoint.Map(journey);
        Checkout.DepositEndpoint.Map(journey);
        Checkout.ClientsEndpoint.Map(journey);
        Confirmation.Endpoint.Map(journey);
        Confirmation.PrivateEndpoint.Map(routes);
        Lost.Endpoint.Map(journey);
        return routes;
    }
}
