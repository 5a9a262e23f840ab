using CustomerConnect.Storage.Log.Feed;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Actions;
using CustomerConnect.Storage.Staff.FollowUp;
using CustomerConnect.Storage.Staff.Links;
using CustomerConnect.Storage.Staff.Sessions;
using CustomerConnect.Web.Live;
using CustomerConnect.Web.Staff.Account;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.Audit;
using CustomerConnect.Web.Staff.BusinessDays;
using CustomerConnect.Web.Staff.Calendar;
using CustomerConnect.Web.Staff.Calendar.Feed;
using CustomerConnect.Web.Staff.Dashboard;
using CustomerConnect.Web.Staff.Details;
using CustomerConnect.Web.Staff.EventHistory;
using CustomerConnect.Web.Staff.FollowUp;
using CustomerConnect.Web.Staff.Identities;
using CustomerConnect.Web.Staff.InPerson;
using CustomerConnect.Web.Staff.Journal;
using CustomerConnect.Web.Staff.Links;
using CustomerConnect.Web.Staff.Live;
using CustomerConnect.Web.Staff.Notifications;
using CustomerConnect.Web.Staff.People;
using CustomerConnect.Web.Staff.Permissions;
using CustomerConnect.Web.Staff.Sessions;
using CustomerConnect.Web.Staff.SignIn;
using CustomerConnect.Web.Staff.Team;
using CustomerConnect.Web.Staff.Welcome;

namespace CustomerConnect.Web.Staff;

/// <summary>Everything for staff: accounts, pages, and what moves on them.</summary>
public static class StaffServices
{
    private static readonly TimeSpan _slow = TimeSpan.FromSeconds(5);

    /// <summary>Adds it. Its hosted services start after the demonstration community's.</summary>
    public static IServiceCollection AddStaff(this IServiceCollection services) => services
        .AddStaffAccess()
        .AddStaffPermissions()
        .AddSingleton<SecondFactorRule>()
        .AddSingleton<KnownDevices>()
        .AddSingleton<ShownOnce>()
        .AddScoped<SignInTries>()
        .AddScoped<HalfWay>()
        .AddSingleton<StaffEntrance>()
        .AddScoped<AccountReader>()
        .AddSingleton<ActionTable>()
        .AddSingleton<PlaceTable>()
        .AddSingleton<TeamReader>()
        .AddSingleton<DemoStaff>()
        .AddHostedService(provider => provider.GetRequiredService<DemoStaff>())
        .AddSingleton<SessionTable>()
        .AddSingleton<MovedSessions>()
        .AddSingleton<SessionViews>()
        .AddSingleton<LinkTable>()
        .AddScoped<LinksReader>()
        .AddSingleton<LinkTree>()
        .AddSingleton<LinkChanges>()
        .AddDetails()
        .AddScoped<DetailsReader>()
        .AddSingleton<StaffRenderer>()
        .AddSingleton<RowRenderer>()
        .AddSingleton<SessionFeed>()
        .AddSingleton<IEventFeedConsumer>(provider => provider.GetRequiredService<SessionFeed>())
        .AddSingleton<StaffConnections>()
        .AddHostedService(provider => provider.GetRequiredService<StaffConnections>())
        .AddSingleton<WatchedPages>()
        .AddDashboard()
        .AddCalendar()
        .AddJournal()
        .AddSingleton<LiveSessions>()
        .AddHostedService(provider => provider.GetRequiredService<LiveSessions>())
        .AddSingleton<FollowUpTable>()
        .AddSingleton<InPersonDesk>()
        .AddScoped<FollowUpReader>()
        .AddStaffIdentities();

    /// <summary>Maps pages and hub. Everything in the group is for who is signed in.</summary>
    public static IEndpointRouteBuilder MapStaff(this IEndpointRouteBuilder routes)
    {
        routes.MapSignIn();
        routes.MapWelcome();
        var staff = routes.MapGroup("/staff").RequireAuthorization(StaffAccess.Policy);
        staff.MapGet("", DashboardEndpoint.Show);
        staff.MapSessions();
        staff.MapDetails();
        staff.MapLinks();
        staff.MapAccount();
        staff.MapTeam();
        staff.MapAudit();
        staff.MapCalendar();
        staff.MapNotifications();
        staff.MapHistory();
        routes.MapFeed();
        staff.MapIdentities();
        staff.MapContacts();
        staff.MapClosedDays();
        staff.MapFollowUp();
        staff.MapInPerson();
        staff.MapPost("/sign-out", SignInEndpoint.Out);
        staff.MapNothing();
        routes.MapHub<StaffHub>("/hubs/staff", o =>
        {
            o.CloseOnAuthenticationExpiration = true;
            o.TransportSendTimeout = _slow;
            o.TransportMaxBufferSize = 256 * 1024;
        }).RequireRateLimiting(Arrivals.Policy);
        return routes;
    }
}
