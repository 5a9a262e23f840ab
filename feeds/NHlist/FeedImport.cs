using CustomerConnect.Feeds.NHlist.Importing;
using CustomerConnect.Feeds.NHlist.Reading;
using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Feeds.NHlist;

/// <summary>
/// Imports a builder's feed in NHlist XML, any version. Repeatable: the same file again changes nothing, what staff have edited is
/// kept, nothing is ever deleted. What becomes what: docs/adr/0100-builder-feed.md.
/// </summary>
public sealed class FeedImport(CatalogStore store, IUnitOffers offers, TimeProvider clock, FeedLimits? limits = null)
{
    private readonly FeedLimits _limits = limits ?? new FeedLimits();

    /// <summary>
    /// Reads the feed as a stream and imports each subdivision as it comes. A file that cannot be read on ends in a report that says
    /// where (<see cref="FeedReport.Stopped"/>); what came before is imported, and importing a mended file goes on from there.
    /// </summary>
    /// <param name="feed">The file. Not closed.</param>
    /// <param name="progress">Told after each subdivision.</param>
    /// <param name="cancel">Stops between two rows.</param>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database could not be reached in time.</exception>
    public async Task<FeedReport> RunAsync(Stream feed, IProgress<FeedProgress>? progress = null, CancellationToken cancel = default)
    {
        var report = new FeedReport();
        var importer = new FeedImporter(store, new OfferLedger(store, offers), clock, report, () => progress?.Report(Progress(feed, report)), cancel);
        try
        {
            using var xml = await XmlCursor.OpenAsync(feed, _limits, cancel);
            await new FeedReader(xml, importer, report, _limits).ReadAsync();
        }
        catch (FeedRefusedException e)
        {
            report.Stopped = e;
        }

        return report;
    }

    private static FeedProgress Progress(Stream feed, FeedReport report) => new(
        feed.CanSeek ? feed.Position : 0, feed.CanSeek ? feed.Length : null, report.Subdivisions.Read, report.Specs.Read, report.Rejected);
}
