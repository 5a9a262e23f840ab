using CustomerConnect.Storage.Log.Feed;
using CustomerConnect.Storage.Staff.Calendar;
using CustomerConnect.Web.Staff.Calendar.Feed;

namespace CustomerConnect.Web.Staff.Calendar;

/// <summary>Registration of the calendar.</summary>
internal static class CalendarServices
{
    /// <summary>Adds what reads it, and feeds.</summary>
    public static IServiceCollection AddCalendar(this IServiceCollection services) => services
        .AddSingleton<AppointmentTable>()
        .AddSingleton<CalendarFeeds>()
        .AddSingleton<CalendarReader>()
        .AddSingleton<CalendarFeed>()
        .AddSingleton<IEventFeedConsumer>(provider => provider.GetRequiredService<CalendarFeed>())
        .AddSingleton<LiveCalendars>()
        .AddHostedService(provider => provider.GetRequiredService<LiveCalendars>())
        .AddSingleton<FeedPages>()
        .AddSingleton<FeedFile>()
        .AddSingleton<FeedLimits>();
}
