using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A reminder that this process has taken for one tick.</summary>
internal sealed record DueReminder(GrainId Grain, string Name, long FirstAt, long Period, long DueAt);

/// <summary>A registered reminder.</summary>
internal sealed record GrainReminder(string ReminderName) : IGrainReminder;

/// <summary>
/// The table <c>grain_reminder</c>. A process takes due rows with a claim of its own and a lease; when it dies, the lease
/// ends and another takes them. Instants are milliseconds since 1970-01-01 UTC.
/// </summary>
internal sealed class ReminderTable(EmbeddedGrainOptions options, TimeProvider time)
{
    private GrainDatabase Database => options.Database ?? throw new InvalidOperationException("The embedded engine has no database.");

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Registers a reminder or sets it anew; a tick that is under way does not touch the new times.</summary>
    /// <exception cref="ArgumentException">The period is too short or the due time is negative.</exception>
    public async Task<IGrainReminder> RegisterAsync(GrainId grain, string name, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (dueTime < TimeSpan.Zero || period < options.MinimumReminderPeriod)
        {
            throw new ArgumentException(
                $"Reminder '{name}' of {grain}: due in {dueTime} every {period}. The first must not be negative, "
                + $"the second not below {options.MinimumReminderPeriod}.",
                nameof(period));
        }

        var first = Now + (long)dueTime.TotalMilliseconds;
        await Database.ExecuteAsync(
            """
            insert into grain_reminder (grain, name, first_at, period_ms, due_at, claim, claimed_until)
            values (@grain, @name, @first, @period, @first, '', 0)
            on conflict (grain, name) do update
            set first_at = excluded.first_at, period_ms = excluded.period_ms, due_at = excluded.due_at, claim = '', claimed_until = 0
            """,
            [("grain", $"{grain}"), ("name", name), ("first", first), ("period", (long)period.TotalMilliseconds)]);
        return new GrainReminder(name);
    }

    /// <summary>The reminder, null when there is none.</summary>
    public async Task<IGrainReminder?> GetAsync(GrainId grain, string name)
    {
        IGrainReminder? found = null;
        await Database.ReadAsync(
            async connection =>
            {
                await using var command = connection.Command(
                    null, "select 1 from grain_reminder where grain = @grain and name = @name", ("grain", $"{grain}"), ("name", name));
                found = await command.ExecuteScalarAsync() is null ? null : new GrainReminder(name);
            },
            default);
        return found;
    }

    /// <summary>Ends a reminder.</summary>
    public Task UnregisterAsync(GrainId grain, string name) =>
        Database.ExecuteAsync(
            "delete from grain_reminder where grain = @grain and name = @name", [("grain", $"{grain}"), ("name", name)]);

    /// <summary>Takes due reminders for one tick each. Nobody else takes them before the lease ends.</summary>
    public async Task<IReadOnlyList<DueReminder>> ClaimAsync(string claim, CancellationToken cancel)
    {
        var taken = new List<DueReminder>();
        var sql = $"""
            update grain_reminder set claim = @claim, claimed_until = @until
            where (grain, name) in (
                select grain, name from grain_reminder where due_at <= @now and claimed_until <= @now
                order by due_at limit @batch {(Database.IsPostgres ? "for update skip locked" : "")})
            returning grain, name, first_at, period_ms, due_at
            """;
        await Database.WriteAsync(
            async (connection, transaction) =>
            {
                taken.Clear();
                await using var command = connection.Command(
                    transaction, sql, ("claim", claim), ("until", Now + (long)options.ReminderLease.TotalMilliseconds),
                    ("now", Now), ("batch", options.ReminderBatch));
                await using var reader = await command.ExecuteReaderAsync(cancel);
                while (await reader.ReadAsync(cancel))
                {
                    taken.Add(new DueReminder(
                        GrainId.Parse(reader.GetString(0)), reader.GetString(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4)));
                }

                return taken.Count;
            },
            cancel);
        return taken;
    }

    /// <summary>The tick is done: the next is due at the first time after now that lies whole periods after the first tick.</summary>
    public Task CompleteAsync(DueReminder reminder, string claim)
    {
        var periods = (Math.Max(Now, reminder.DueAt) - reminder.FirstAt) / reminder.Period;
        return Database.ExecuteAsync(
            """
            update grain_reminder set due_at = @next, claim = '', claimed_until = 0
            where grain = @grain and name = @name and claim = @claim
            """,
            [
                ("grain", $"{reminder.Grain}"), ("name", reminder.Name), ("claim", claim),
                ("next", reminder.FirstAt + ((periods + 1) * reminder.Period)),
            ]);
    }
}
