using CustomerConnect.Storage.Staff.Actions;
using CustomerConnect.Storage.Staff.History;
using CustomerConnect.Storage.Staff.Notices;
using CustomerConnect.Web.Hosting;

namespace CustomerConnect.Web.Staff.Journal;

/// <summary>Forgets notices, searches and sign-ins whose time is over. Any number of processes may run it.</summary>
public sealed class JournalCleanUp(NoticeTable notices, Searches searches, StaffActions actions, TimeProvider clock, ILogger<JournalCleanUp> logger)
    : PacedService(TimeSpan.FromMinutes(10), clock, logger)
{
    private const int Batch = 500;

    /// <summary>Forgets all that is old.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time; the rest comes later.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (await notices.ForgetOldAsync(Batch, cancel) + await searches.ForgetOldAsync(Batch, cancel) + await actions.ForgetOldSignInsAsync(Batch, cancel) >= Batch)
        {
            cancel.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    protected override string Work => "Forgetting old notices, searches and sign-ins";

    /// <inheritdoc/>
    protected override Task TurnAsync(CancellationToken cancel) => RunAsync(cancel);
}
