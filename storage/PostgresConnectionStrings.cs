using Npgsql;

namespace CustomerConnect.Storage;

/// <summary>What is added to the configured connection string: limits that the server itself keeps, and what the log needs.</summary>
public static class PostgresConnectionStrings
{
    // A group of 256 appends is about 100 kB; it should leave in one piece.
    private const int WriteBufferBytes = 512 * 1024;

    // A session that holds locks between statements is a paused or dead process: nobody waits for it longer than this. Shorter than an
    // append waits for its group, so that one who idles with the log's lock costs nobody an answer.
    private const int IdleInTransactionMilliseconds = 3_000;

    // The feed, homes to read again, rows of staff to read again, and the clock's work: each is one query at a time.
    private const int FeedConnections = 4;

    /// <summary>For queries and short writes of requests, and for streams.</summary>
    public static string ForPool(StorageOptions options) => Pool(options, options.Postgres.MaxPoolSize);

    /// <summary>For the feed and what follows from it: see <see cref="IDatabase.ForFeed"/>.</summary>
    public static string ForFeed(StorageOptions options) => Pool(options, FeedConnections);

    private static string Pool(StorageOptions options, int most)
    {
        var builder = Base(options, "");
        builder.MaxPoolSize = most;
        // Nobody leaves anything behind in a session (no SET, no temporary table), so there is nothing to reset before the next use.
        builder.NoResetOnClose = true;
        return builder.ConnectionString;
    }

    /// <summary>
    /// For groups and head checks: one connection, no pool. Plans are made once and always go by index: the statements touch a
    /// few hundred rows of tables whose statistics may be as old as the table.
    /// </summary>
    public static string ForLog(StorageOptions options)
    {
        var builder = Base(
            options,
            " -c synchronous_commit=on -c plan_cache_mode=force_generic_plan -c jit=off"
            + " -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off");
        builder.Pooling = false;
        builder.WriteBufferSize = WriteBufferBytes;
        builder.SocketSendBufferSize = WriteBufferBytes;
        return builder.ConnectionString;
    }

    /// <summary>For the tables of another engine: a pool of its own with the same limits.</summary>
    public static string ForEngine(StorageOptions options)
    {
        var builder = Base(options, "");
        builder.MaxPoolSize = options.Postgres.MaxPoolSize;
        builder.ApplicationName = "customer-connect-engine";
        return builder.ConnectionString;
    }

    private static NpgsqlConnectionStringBuilder Base(StorageOptions options, string more)
    {
        var builder = new NpgsqlConnectionStringBuilder(options.Postgres.ConnectionString)
        {
            Timeout = Seconds(options.ConnectTimeoutMilliseconds),
            // The server gives up first and says why; this is for a server that says nothing any more.
            CommandTimeout = Seconds(options.CommandTimeoutMilliseconds) + 1,
            CancellationTimeout = 1_000,
            ApplicationName = "customer-connect",
        };
        // A group compares heads in a snapshot that is taken after its lock: what a server's administrator prefers must not change that.
        var limits = FormattableString.Invariant(
            $"-c default_transaction_isolation=read\\ committed -c statement_timeout={options.CommandTimeoutMilliseconds} -c lock_timeout={options.LockTimeoutMilliseconds} -c idle_in_transaction_session_timeout={IdleInTransactionMilliseconds}");
        builder.Options = $"{builder.Options} {limits}{more}".Trim();
        return builder;
    }

    private static int Seconds(int milliseconds) => (milliseconds + 999) / 1_000;
}
