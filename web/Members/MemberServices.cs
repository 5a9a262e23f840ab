namespace CustomerConnect.Web.Members;

/// <summary>Contacts who come back, by a mail or by themselves: what they have reserved, and what is still to be done.</summary>
public static class MemberServices
{
    /// <summary>Adds what their pages need.</summary>
    public static IServiceCollection AddMembers(this IServiceCollection services) => services
        .AddSingleton<MemberCookie>().AddSingleton<MemberFinder>().AddSingleton<CodeSending>().AddSingleton<MyReservations.ReservationList>()
        .AddScoped<MyReservations.MyReservationFinder>();

    /// <summary>Maps <c>/reservations</c>.</summary>
    public static IEndpointRouteBuilder MapMembers(this IEndpointRouteBuilder routes)
    {
        MyReservations.Endpoint.Map(routes);
        return routes;
    }
}
