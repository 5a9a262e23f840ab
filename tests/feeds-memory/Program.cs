using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using CustomerConnect.Feeds.Memory;
using CustomerConnect.Feeds.NHlist;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Schema;
using Microsoft.Extensions.Logging.Abstractions;

// Imports a generated feed into a fresh SQLite file; the last line is JSON with the peak of this process' memory.
var megabytes = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200;
var folder = Directory.CreateTempSubdirectory("feeds-memory-");
try
{
    var file = Path.Combine(folder.FullName, "feed.xml");
    GeneratedFeed.Write(file, megabytes * 1_000_000L);
    using var database = new SqliteDatabase(new StorageOptions { Sqlite = { Path = Path.Combine(folder.FullName, "feed.db") } });
    Assembly[] scripts = [typeof(CatalogStore).Assembly];
    await new Migrator(database, TimeProvider.System, NullLogger<Migrator>.Instance).ApplyAsync(scripts);

    var started = Stopwatch.GetTimestamp();
    var code = await FeedCommand.RunAsync(
        file, new CatalogStore(database, TimeProvider.System), new TakesAll(), TimeProvider.System, Console.Out);
    var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
    using var process = Process.GetCurrentProcess();
    Console.WriteLine(FormattableString.Invariant(
        $$"""{"feed_mb":{{new FileInfo(file).Length / 1e6:0}},"seconds":{{seconds:0}},"peak_mb":{{process.PeakWorkingSet64 / 1e6:0}}}"""));
    return code;
}
finally
{
    folder.Delete(recursive: true);
}
