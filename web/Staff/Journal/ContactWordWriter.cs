using CustomerConnect.Storage.Staff.History;
using CustomerConnect.Web.Hosting;

namespace CustomerConnect.Web.Staff.Journal;

/// <summary>Writes the words of contacts that have changed, within a second.</summary>
public sealed class ContactWordWriter(ContactWords words, TimeProvider clock, ILogger<ContactWordWriter> logger)
    : PacedService(TimeSpan.FromSeconds(1), clock, logger)
{
    private const int Batch = 200;

    /// <summary>Writes all that are due.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time; they stay due.</exception>
    public async Task CatchUpAsync(CancellationToken cancel)
    {
        while (await words.CatchUpAsync(Batch, cancel) == Batch)
        {
            cancel.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    protected override string Work => "Writing the words that contacts are found by";

    /// <inheritdoc/>
    protected override Task TurnAsync(CancellationToken cancel) => CatchUpAsync(cancel);
}
