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
            usage: deploy/bench contest [--on sqlite|postgres|two] [--sessions N]
              contest  1,000 sessions for one home, and 2,000 for 40 homes and 40 slots: on SQLite, on PostgreSQL, and with two
                       processes on one PostgreSQL. Last line JSON; exit code 1 when one home or slot has two owners.
            usage: deploy/bench holds [--seconds N]
              holds    hold and release in turn over 1,000 homes through the unit grain, 64 callers, beside pgbench with 16 clients on a
                       PostgreSQL of its own (fsync on); and on SQLite. Last line JSON.
            usage: deploy/bench faults [sqlite] [two]
              faults   kill -9 at every step of a submission: started again on SQLite, gone on with by another process on PostgreSQL.
                       Last line JSON; exit code 1 when the audit finds an offence.
            usage: deploy/bench live [--visitors N] [--staff N] [--changes N] [--seconds N]
              live     2,000 visitors on one project and 200 staff, 50 changes a second by another process on a PostgreSQL of its own; the
                       site is killed in the middle and all come back. From the command to the page, in ms. Last line JSON; exit code 1
                       when a page has missed something.
            usage: deploy/bench staff [--on sqlite|postgres] [--times N]
              staff    the sessions table with 1,000 and with 100,000 sessions, and each of its filters, on SQLite and on a PostgreSQL of
                       its own. Last line JSON.
            usage: deploy/bench pages
              pages    when title and list of a page can be used on a first visit over 400 kbit/s and 400 ms (Chromium's emulation). Last
                       line JSON.
            """);
        return 2;
    }
}
