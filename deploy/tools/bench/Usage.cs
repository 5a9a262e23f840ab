namespace CustomerConnect.Bench;

/// <summary>What the command can do.</summary>
internal static class Usage
{
    /// <summary>Prints it; the exit code is 2.</summary>
    public static int Show()
    {
        Console.Error.WriteLine(
            """
            usage: deploy/bench log [--seconds N] [--callers N]
              log    the event log alone: one process and four on a PostgreSQL of its own (fsync on), with and without the lock, beside
                     pgbench; and SQLite. Last line JSON.
            """);
        return 2;
    }
}
