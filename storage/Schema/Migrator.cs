using System.Data.Common;
using System.Reflection;
using Microsoft.Extensions.Logging;

namespace CustomerConnect.Storage.Schema;

/// <summary>
/// Brings a database to the schema of this program: applies the scripts it has not seen, in one transaction, forward only.
/// Safe when several processes start at once: they take turns, and the later ones find nothing to do.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="time">Clock of <c>applied_at</c>.</param>
/// <param name="logger">Told of each script applied.</param>
public sealed partial class Migrator(IDatabase database, TimeProvider time, ILogger<Migrator> logger)
{
    /// <summary>Applies the scripts of these assemblies and says how many were new.</summary>
    /// <exception cref="SchemaException">
    /// A script was changed after it was applied, the database was upgraded by a newer program, or a script failed. Nothing was changed.
    /// </exception>
    /// <exception cref="Log.StorageUnavailableException">The database could not be reached in time.</exception>
    public Task<int> ApplyAsync(IEnumerable<Assembly> assemblies, CancellationToken cancel = default) =>
        ApplyAsync(SchemaScript.Find(database.Dialect, assemblies), cancel);

    /// <summary>Applies these scripts, in their order, and says how many were new. See the other overload.</summary>
    public Task<int> ApplyAsync(IReadOnlyList<SchemaScript> scripts, CancellationToken cancel = default) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var session = new MigrationSession(connection, transaction, database.Dialect);
                await session.LockAsync(cancel);
                var applied = await session.AppliedAsync(cancel);
                RefuseWhatIsNotOurs(scripts, applied);
                var count = 0;
                foreach (var script in scripts.Where(s => !applied.ContainsKey(s.Name)))
                {
                    await RunAsync(session, script, cancel);
                    count++;
                }

                return count;
            },
            cancel);

    private async Task RunAsync(MigrationSession session, SchemaScript script, CancellationToken cancel)
    {
        try
        {
            await session.RunAsync(script, time.GetUtcNow(), cancel);
        }
        catch (DbException e)
        {
            throw new SchemaException($"The schema script {script.Name} failed: {e.Message} The database was left as it was.", e);
        }

        LogApplied(logger, script.Name);
    }

    private static void RefuseWhatIsNotOurs(IReadOnlyList<SchemaScript> scripts, Dictionary<string, string> applied)
    {
        foreach (var script in scripts)
        {
            if (applied.TryGetValue(script.Name, out var sha) && sha != script.Sha)
            {
                throw new SchemaException(
                    $"The schema script {script.Name} differs from the one this database was made with. Scripts are never changed once "
                    + "applied: restore it and put the change into a new script.");
            }
        }

        // A tool that knows only some of the scripts says nothing about the ranges it does not know.
        var known = scripts.Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        var ranges = scripts.Select(s => s.Range).ToHashSet();
        foreach (var name in applied.Keys.Order(StringComparer.Ordinal))
        {
            if (!known.Contains(name) && ranges.Contains(SchemaScript.RangeOf(name)))
            {
                throw new SchemaException(
                    $"The database has the schema script {name}, which this program does not know: a newer version has upgraded it. "
                    + "Run that version or a later one.");
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Applied the schema script {Script}")]
    private static partial void LogApplied(ILogger logger, string script);
}
