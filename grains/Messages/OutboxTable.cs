using CustomerConnect.Storage;
using Dapper;

namespace CustomerConnect.Grains.Messages;

/// <summary>A row of the outbox.</summary>
public sealed record OutboxRow
{
    /// <summary>What causes the message; its key.</summary>
    public required string Cause { get; init; }

    /// <summary>Name of the template.</summary>
    public required string Template { get; init; }

    /// <summary><c>email</c> or <c>sms</c>.</summary>
    public required string Channel { get; init; }

    /// <summary><c>contact</c>, <c>client</c>, <c>staff</c>, <c>member</c> or <c>sign-in</c>.</summary>
    public string? RecipientKind { get; init; }

    /// <summary>Whom, by id.</summary>
    public string? RecipientId { get; init; }

    /// <summary>The project it is about, or null.</summary>
    public string? ProjectId { get; init; }

    /// <summary>What it is about: <c>reservation</c>, <c>deposit</c>, <c>unit</c>, <c>link</c>, <c>identity</c>, <c>invitation</c> or <c>code</c>.</summary>
    public string? SubjectKind { get; init; }

    /// <summary>Id of that.</summary>
    public string? SubjectId { get; init; }

    /// <summary><c>pending</c>, <c>sent</c>, <c>failed</c> or <c>dropped</c>.</summary>
    public required string Status { get; init; }

    /// <summary>How often sending was begun.</summary>
    public long Attempts { get; init; }
}

/// <summary>The sender's side of the outbox.</summary>
public sealed class OutboxTable(IDatabase database, TimeProvider time)
{
    /// <summary>
    /// Claims the oldest rows that are due, so that no other process takes them before the lease is over. Whoever dies leaves them to
    /// the next.
    /// </summary>
    public Task<IReadOnlyList<string>> ClaimAsync(int batch, TimeSpan lease, CancellationToken cancel = default)
    {
        var skip = database.Dialect == Dialect.Postgres ? "for update skip locked" : "";
        var now = Now;
        return database.WriteAsync<IReadOnlyList<string>>(async (connection, transaction) => (await connection.QueryAsync<string>(
            $"""
            update outbox set claimed_until = @until where cause in (
                select cause from outbox where status = 'pending' and next_at <= @now and claimed_until <= @now
                order by next_at, created_at limit @batch {skip})
            returning cause
            """, new { now, until = now + (long)lease.TotalMilliseconds, batch }, transaction)).AsList(), cancel);
    }

    /// <summary>The row, or null.</summary>
    public async Task<OutboxRow?> FindAsync(string cause)
    {
        return await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<OutboxRow>(
                """
                select cause as Cause, template as Template, channel as Channel, recipient_kind as RecipientKind, recipient_id as RecipientId,
                    project_id as ProjectId, subject_kind as SubjectKind, subject_id as SubjectId, status as Status, attempts as Attempts
                from outbox where cause = @cause
                """, new { cause }));
    }

    /// <summary>
    /// Writes down that sending begins: whatever becomes of this process, the next try knows of this one. False when the row is no
    /// longer pending, or another try has begun meanwhile.
    /// </summary>
    public Task<bool> BeginAsync(OutboxRow row) => database.WriteAsync(async (connection, transaction) => await connection.ExecuteAsync(
        "update outbox set attempts = attempts + 1 where cause = @Cause and status = 'pending' and attempts = @Attempts", row, transaction) == 1);

    /// <summary>The provider has it.</summary>
    public Task SentAsync(string cause, string? providerId) => SetAsync(
        "status = 'sent', sent_at = @now, provider_id = @providerId, last_error = null", new { cause, now = Now, providerId });

    /// <summary>Another try later.</summary>
    /// <param name="error">What an operator needs to know; names no person.</param>
    public Task RetryAsync(string cause, DateTimeOffset at, string? error) => SetAsync(
        "next_at = @at, claimed_until = 0, last_error = @error", new { cause, at = at.ToUnixTimeMilliseconds(), error });

    /// <summary>No further try: <c>failed</c> when it should have been sent, <c>dropped</c> when it should not (any more).</summary>
    public Task EndAsync(string cause, string status, string? error) => SetAsync(
        "status = @status, last_error = @error", new { cause, status, error });

    /// <summary>Visitors whose codes were asked for before a moment, each with the causes of those rows; the oldest first.</summary>
    /// <param name="most">At most so many rows.</param>
    public Task<IReadOnlyList<(string Cause, string Visitor)>> CodesBeforeAsync(DateTimeOffset before, int most, CancellationToken cancel = default) =>
        database.ReadAsync<IReadOnlyList<(string, string)>>(async connection => (await connection.QueryAsync<(string, string)>(
            """
            select cause, recipient_id from outbox
            where recipient_kind = 'sign-in' and status <> 'pending' and created_at < @before order by created_at limit @most
            """, new { before = before.ToUnixTimeMilliseconds(), most })).AsList(), cancel);

    /// <summary>Removes the row of a code that is over.</summary>
    public Task RemoveAsync(string cause, CancellationToken cancel = default) => database.WriteAsync((connection, transaction) =>
        connection.ExecuteAsync("delete from outbox where cause = @cause and recipient_kind = 'sign-in'", new { cause }, transaction), cancel);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private Task SetAsync(string what, object values) => database.WriteAsync((connection, transaction) =>
        connection.ExecuteAsync($"update outbox set {what} where cause = @cause and status = 'pending'", values, transaction));
}
