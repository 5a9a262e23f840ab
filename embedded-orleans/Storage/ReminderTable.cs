using Dapper;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A reminder that this process has taken for one tick.</summary>
internal sealed record DueReminder(string Grain, string Name, long FirstAt, long Period, long DueAt);

/// <summary>A registered reminder.</summary>
internal sealed record GrainReminder(string ReminderName) : IGrainReminder;

/// <summary>
/// The table <c>grain_reminder</c>. A process takes due rows with a claim of its own and a lease; when it dies, the lease
/// ends and another takes them. Instants are milliseconds since 1970-01-01 UTC.
/// </summary>
internal sealed class ReminderTable(IGrainDatabase database, TimeProvider time)
{
    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Registers a reminder or sets it anew; a tick that is under way does not touch the new times.</summary>
    /// <exception cref="ArgumentException">The period is too short or the due time is negative.</exception>
    public async Task<IGrainReminder> RegisterAsync(GrainId grain, string name, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (dueTime < TimeSpan.Zero || period < Limits.MinimumReminderPeriod)
        {
            throw new ArgumentException(
                $"Reminder '{name}' of {grain}: due in {dueTime} every {period}. The first must not be negative, "
                + $"the second not below {Limits.MinimumReminderPeriod}.",
                nameof(period));
        }

        await ExecuteAsync(
            """
            insert into grain_reminder (grain, name, first_at, period_ms, due_at, claim, claimed_until)
            values (@grain, @name, @first, @period, @first, '', 0)
            on conflict (grain, name) do update
            set first_at = excluded.first_at, period_ms = excluded.period_ms, due_at = excluded.due_at, claim = '', claimed_until = 0
            """,
            new { grain = $"{grain}", name, first = Now + (long)dueTime.TotalMilliseconds, period = (long)period.TotalMilliseconds });
        return new GrainReminder(name);
    }

    /// <summary>The reminder, null when there is none.</summary>
    public async Task<IGrainReminder?> GetAsync(GrainId grain, string name)
    {
        const string sql = "select count(*) from grain_reminder where grain = @grain and name = @name";
        return await database.ReadAsync(c => c.ExecuteScalarAsync<long>(sql, new { grain = $"{grain}", name }), default) == 0
            ? null
            : new GrainReminder(name);
    }

    /// <summary>Ends a reminder.</summary>
    public Task UnregisterAsync(GrainId grain, string name) =>
        ExecuteAsync("delete from grain_reminder where grain = @grain and name = @name", new { grain = $"{grain}", name });

    /// <summary>Takes due reminders for one tick each. Nobody else takes them before the lease ends.</summary>
    public Task<IEnumerable<DueReminder>> ClaimAsync(string claim, CancellationToken cancel)
    {
        var sql = $"""
            update grain_reminder set claim = @claim, claimed_until = @until
            where (grain, name) in (
                select grain, name from grain_reminder where due_at <= @now and claimed_until <= @now
                order by due_at limit {Limits.ReminderBatch} {(database.IsPostgres ? "for update skip locked" : "")})
            returning grain as "Grain", name as "Name", first_at as "FirstAt", period_ms as "Period", due_at as "DueAt"
            """;
        var values = new { claim, now = Now, until = Now + (long)Limits.ReminderLease.TotalMilliseconds };
        return database.WriteAsync((c, transaction) => c.QueryAsync<DueReminder>(new(sql, values, transaction, cancellationToken: cancel)), cancel);
    }

    /// <summary>The tick is done: the next is due at the first time after now that lies whole periods after the first tick.</summary>
    public Task CompleteAsync(DueReminder reminder, string claim)
    {
        var periods = (Math.Max(Now, reminder.DueAt) - reminder.FirstAt) / reminder.Period;
        return ExecuteAsync(
            """
            update grain_reminder set due_at = @next, claim = '', claimed_until = 0
            where grain = @grain and name = @name and claim = @claim
            """,
            new { grain = reminder.Grain, name = reminder.Name, claim, next = reminder.FirstAt + ((periods + 1) * reminder.Period) });
    }

    private Task ExecuteAsync(string sql, object values) => database.WriteAsync((c, transaction) => c.ExecuteAsync(sql, values, transaction), default);
}
