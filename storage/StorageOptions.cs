namespace CustomerConnect.Storage;

/// <summary>
/// Settings of storage, section <c>Storage</c> (environment: <c>Storage__Sqlite__Path</c> and so on). Checked at start by
/// <see cref="StorageOptionsValidator"/>.
/// </summary>
public sealed class StorageOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Storage";

    /// <summary>SQLite, used when no PostgreSQL is configured.</summary>
    public SqliteOptions Sqlite { get; set; } = new();

    /// <summary>PostgreSQL.</summary>
    public PostgresOptions Postgres { get; set; } = new();

    /// <summary>How long one statement may run, in milliseconds, 100 to 600,000; default 5,000.</summary>
    public int CommandTimeoutMilliseconds { get; set; } = 5_000;

    /// <summary>How long to wait for a connection or for this process' turn to write, in milliseconds, 100 to 600,000; default 5,000.</summary>
    public int ConnectTimeoutMilliseconds { get; set; } = 5_000;

    /// <summary>How long to wait for a lock that another session holds, in milliseconds, 50 to 600,000; default 3,000.</summary>
    public int LockTimeoutMilliseconds { get; set; } = 3_000;

    /// <summary>
    /// How long the outcome of a group whose connection was lost is looked for before its callers hear
    /// <see cref="Log.AppendResult.Unknown"/>, in milliseconds, 100 to 600,000; default 5,000.
    /// </summary>
    public int UnknownTimeoutMilliseconds { get; set; } = 5_000;

    /// <summary>How many appends go to the database as one group at most, 1 to 4,096; default 256.</summary>
    public int GroupSize { get; set; } = 256;

    /// <summary>
    /// How many appends may wait in this process, 1 to 1,000,000; default 10,000. One more is answered
    /// <see cref="Log.AppendResult.Unavailable"/> at once. As many head checks may wait beside them.
    /// </summary>
    public int QueueBound { get; set; } = 10_000;

    /// <summary>
    /// How long an append may wait for its group, in milliseconds, 100 to 600,000; default 5,000. Then it is answered
    /// <see cref="Log.AppendResult.Unavailable"/>.
    /// </summary>
    public int QueueTimeoutMilliseconds { get; set; } = 5_000;

    /// <summary>How often the feed looks for events of other processes, in milliseconds, 10 to 60,000; default 100.</summary>
    public int FeedPollMilliseconds { get; set; } = 100;

    /// <summary>How often the poller looks for streams that are due, in milliseconds, 10 to 60,000; default 250.</summary>
    public int DuePollMilliseconds { get; set; } = 250;

    /// <summary>How long a claimed due row is this process' own, in milliseconds, 100 to 600,000; default 2,000.</summary>
    public int DueLeaseMilliseconds { get; set; } = 2_000;

    /// <summary>How many due streams this process wakes at one time, 1 to 1,024; default 32.</summary>
    public int DueConcurrency { get; set; } = 32;

    /// <summary>The dialect these settings choose: PostgreSQL when its connection string is set.</summary>
    public Dialect Dialect => string.IsNullOrWhiteSpace(Postgres.ConnectionString) ? Dialect.Sqlite : Dialect.Postgres;
}

/// <summary>Settings of SQLite.</summary>
public sealed class SqliteOptions
{
    /// <summary>Path of the database file; its folder is made when it is absent. Default <c>data/customer-connect.db</c>.</summary>
    public string Path { get; set; } = "data/customer-connect.db";
}

/// <summary>Settings of PostgreSQL.</summary>
public sealed class PostgresOptions
{
    /// <summary>
    /// Npgsql connection string, such as <c>Host=db;Database=customer_connect;Username=app;Password=…</c>; null for SQLite.
    /// It must lead to the server itself or to a pooler in session mode.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>Size of the pool of this process for everything but the log's own connections, 1 to 1,000; default 20.</summary>
    public int MaxPoolSize { get; set; } = 20;
}
