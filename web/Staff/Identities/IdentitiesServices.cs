using CustomerConnect.Storage.Log.Feed;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.People;
using CustomerConnect.Storage.Staff.Identities;
using CustomerConnect.Storage.Staff.Journal;
using CustomerConnect.Storage.Staff.Messages;
using CustomerConnect.Web.Staff.BusinessDays;
using CustomerConnect.Web.Staff.People;
using CustomerConnect.Web.Staff.Details;
using CustomerConnect.Web.Staff.Live;
using CustomerConnect.Web.Staff.Places;

namespace CustomerConnect.Web.Staff.Identities;

/// <summary>What the pages about people need: identities with their business days and live rows, contacts, messages.</summary>
public static class IdentitiesServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddStaffIdentities(this IServiceCollection services) => services
        .AddSingleton<StaffPlaces>()
        .AddSingleton<ClosedDays>()
        .AddSingleton<BusinessDayLimits>()
        .AddSingleton<IdentityTable>()
        .AddSingleton<IdentityRows>()
        .AddSingleton<IdentitiesReader>()
        .AddSingleton<IdentityFiguresFeed>()
        .AddSingleton<IEventFeedConsumer>(provider => provider.GetRequiredService<IdentityFiguresFeed>())
        .AddSingleton<LiveIdentityFigures>()
        .AddHostedService(provider => provider.GetRequiredService<LiveIdentityFigures>())
        .AddSingleton<IdentityFeed>()
        .AddSingleton<IEventFeedConsumer>(provider => provider.GetRequiredService<IdentityFeed>())
        .AddSingleton<ContactTable>()
        .AddSingleton<StaffMessages>()
        .AddSingleton<SessionMessages>()
        .AddSingleton<MadeLinks>()
        .AddSingleton<LinkForms>()
        .AddSingleton<IdentityLinkActions>()
        .AddScoped<ContactReader>()
        .AddSingleton<LiveIdentities>()
        .AddHostedService(provider => provider.GetRequiredService<LiveIdentities>());
}
