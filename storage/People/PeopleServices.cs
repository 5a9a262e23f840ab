using Microsoft.Extensions.DependencyInjection;

namespace CustomerConnect.Storage.People;

/// <summary>Registration of the people's tables.</summary>
public static class PeopleServices
{
    /// <summary>Adds contacts, client profiles, drafts, trusted devices, sign-ins and notes.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton<Contacts>()
        .AddSingleton<InPersonContacts>()
        .AddSingleton<ClientProfiles>()
        .AddSingleton<IClientProfiles>(provider => provider.GetRequiredService<ClientProfiles>())
        .AddSingleton<Drafts>()
        .AddSingleton<TrustedDevices>()
        .AddSingleton<ReservationNotes>()
        .AddSingleton<VisitSignIns>()
        .AddSingleton<MemberSignIns>()
        .AddSingleton<IdentityLinks>()
        .AddSingleton<IdentityProfiles>()
        .AddSingleton<IdentityNotes>()
        .AddSingleton<AdvancedRegistrations>();
}
