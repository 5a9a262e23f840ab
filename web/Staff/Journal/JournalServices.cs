using CustomerConnect.Storage.Staff.History;
using CustomerConnect.Storage.Staff.Journal;
using CustomerConnect.Storage.Staff.Notices;
using CustomerConnect.Web.Staff.EventHistory;
using CustomerConnect.Web.Staff.Notifications;

namespace CustomerConnect.Web.Staff.Journal;

/// <summary>Registration of what follows the log for staff: the journal, its search, and the bell.</summary>
internal static class JournalServices
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddJournal(this IServiceCollection services) => services
        .AddSingleton<JournalTable>()
        .AddSingleton<NoticeTable>()
        .AddSingleton<HistoryTable>()
        .AddSingleton<ContactWords>()
        .AddSingleton<Searches>()
        .AddSingleton<NoticeViews>()
        .AddSingleton<BellReader>()
        .AddSingleton<SearchTerms>()
        .AddScoped<HistoryReader>()
        .AddHosted<JournalWriter>()
        .AddHosted<LiveNotices>()
        .AddHosted<LinkWatch>()
        .AddHosted<ContactWordWriter>()
        .AddHosted<JournalCleanUp>();

    private static IServiceCollection AddHosted<T>(this IServiceCollection services) where T : class, IHostedService =>
        services.AddSingleton<T>().AddHostedService(provider => provider.GetRequiredService<T>());
}
