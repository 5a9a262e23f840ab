using CustomerConnect.Web.Components;

namespace CustomerConnect.Web.Journey;

/// <summary>The pages that are a visitor's own: from choosing a home to its confirmation. Never cached.</summary>
public static class JourneyServices
{
    /// <summary>Adds what they need.</summary>
    public static IServiceCollection AddJourney(this IServiceCollection services) => services
        .AddScoped<Travelers>().AddScoped<HomeChoice>().AddSingleton<SignIn.SigningIn>().AddSingleton<DeviceCookie>().AddSingleton<SlotCounts>()
        .AddScoped<Account.Accounts>().AddSingleton<Elsewhere.OwnElsewhere>()
        .AddSingleton<Checkout.CheckoutPages>().AddSingleton<Checkout.BankReturns>().AddSingleton<Confirmation.Confirmations>();

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
        Elsewhere.Endpoint.Map(journey);
        VisitorZone.Map(journey);
        DraftEndpoint.Map(journey);
        foreach (var (form, page) in _pagesOfForms)
        {
            routes.MapGet(form, () => Page.SeeOther(page));
        }

        return routes;
    }

    // Without scripts a form that was refused leaves its own address in the browser: loaded again, it is the page that the form stands on.
    private static readonly (string Form, string Page)[] _pagesOfForms =
    [
        ("/reserve/submit", Steps.Checkout), ("/reserve/leave", Steps.Checkout), ("/reserve/deposit", Steps.Checkout),
        ("/reserve/clients", Steps.Checkout), ("/reserve/clients/remove", Steps.Checkout), ("/reserve/elsewhere", Steps.Checkout),
        ("/reserve/again", Steps.Lost), ("/reserve/zone", Steps.Appointment), ($"{Steps.Code}/again", Steps.Code),
        ($"{Addresses.Account}/sign-out", Addresses.Account), ($"{Addresses.Account}/sign-out-everywhere", Addresses.Account),
        ($"{Addresses.Account}/devices/remove", Addresses.Account),
    ];
}
