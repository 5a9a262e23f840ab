using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Feeds.NHlist;

/// <summary><c>./run import FILE</c>.</summary>
public static class FeedCommand
{
    /// <summary>Imports the file with progress and a report on <paramref name="output"/>.</summary>
    /// <returns>0 when all of it was imported, 1 when something was rejected, 2 when the file could not be read to its end.</returns>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database could not be reached in time.</exception>
    public static async Task<int> RunAsync(
        string file, CatalogStore store, IUnitOffers offers, TimeProvider clock, TextWriter output, CancellationToken cancel = default)
    {
        if (!File.Exists(file))
        {
            await output.WriteLineAsync($"There is no file {file}. Give the path of a feed in NHlist XML.");
            return 2;
        }

        await using var feed = new FileStream(file, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
        var line = new FeedProgressLine(output, clock);
        var report = await new FeedImport(store, offers, clock).RunAsync(feed, line, cancel);
        line.End();
        FeedReportText.Write(report, output);
        return report switch { { Stopped: not null } => 2, { Rejected: > 0 } => 1, _ => 0 };
    }
}
