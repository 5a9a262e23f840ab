using System.Data.Common;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff.Actions;
using Dapper;

namespace CustomerConnect.Storage.Staff.Messages;

/// <summary>A message of the outbox, as staff see it. Instants in milliseconds since 1970-01-01 UTC.</summary>
/// <param name="RecipientKind"><c>contact</c>, <c>client</c> or <c>staff</c>.</param>
/// <param name="Status"><c>pending</c>, <c>sent</c>, <c>failed</c> or <c>dropped</c>.</param>
/// <param name="Why">Why it was not sent, or null.</param>
public sealed record SentMessage(string Cause, string Template, string Channel, string? RecipientKind, string Status, long CreatedAt, long? SentAt, string? Why);

/// <summary>What came of a wish to send.</summary>
public enum SendWish
{
    /// <summary>It is in the outbox.</summary>
    Taken,

    /// <summary>There is no such message about this subject.</summary>
    Unknown,

    /// <summary>As many as a day allows have been sent.</summary>
    TooMany,
}

/// <summary>Messages that staff ask for: one again, or an identity link. Who may be written to is asked when they are sent, as for every message.</summary>
public sealed class StaffMessages(IDatabase database, StaffActions actions, TimeProvider clock)
{
    /// <summary>Times that one message may be sent again, or one contact be sent an identity link, in 24 hours.</summary>
    public const int MostADay = 5;

    /// <summary>Most messages that are listed.</summary>
    public const int Most = 20;

    private const string IdentityTemplate = "CustomerConnectIdentityLink";
    private static readonly TimeSpan _day = TimeSpan.FromHours(24);

    /// <summary>The newest messages about subjects (a reservation, a deposit, a contact's identity), newest first.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<SentMessage>> AboutAsync(IReadOnlyCollection<string> subjects, CancellationToken cancel = default)
    {
        var values = new DynamicParameters();
        var sql =
            $"""
            select cause as Cause, template as Template, channel as Channel, recipient_kind as RecipientKind, status as Status, created_at as CreatedAt,
                sent_at as SentAt, last_error as Why
            from outbox where {About(subjects, values)} order by created_at desc, cause limit {Most}
            """;
        return await database.ReadAsync(
            async connection => (await connection.QueryAsync<SentMessage>(new CommandDefinition(sql, values, cancellationToken: cancel))).AsList(), cancel);
    }

    /// <summary>Sends a message about one of the subjects again: a new row, made anew when it is sent. The same command is one message.</summary>
    /// <param name="cause">Cause of the message.</param>
    /// <param name="action">The line of the audit trail, with the reason; written once a command.</param>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public Task<SendWish> ResendAsync(Guid command, string cause, IReadOnlyCollection<string> subjects, StaffAction action, CancellationToken cancel = default)
    {
        var values = new DynamicParameters(new { cause, again = $"resent/{command:n}", now = Now, since = Now - (long)_day.TotalMilliseconds });
        var about = About(subjects, values);
        return database.WriteAsync(async (connection, transaction) =>
        {
            if (await connection.ExecuteScalarAsync<long>($"select count(*) from outbox where cause = @cause and {about}", values, transaction) == 0)
            {
                return SendWish.Unknown;
            }

            var before = await connection.ExecuteScalarAsync<long>(
                """
                select count(*) from outbox o join outbox m on m.cause = @cause
                where o.subject_id = m.subject_id and o.template = m.template and o.channel = m.channel and o.recipient_id = m.recipient_id
                    and o.cause like 'resent/%' and o.cause <> @again and o.created_at > @since
                """, values, transaction);
            if (before >= MostADay)
            {
                return SendWish.TooMany;
            }

            var added = await connection.ExecuteAsync(
                """
                insert into outbox (cause, template, channel, recipient_kind, recipient_id, project_id, subject_kind, subject_id, created_at)
                select @again, template, channel, recipient_kind, recipient_id, project_id, subject_kind, subject_id, @now from outbox where cause = @cause
                on conflict (cause) do nothing
                """, values, transaction);
            return await TakenAsync(connection, transaction, added, action);
        }, cancel);
    }

    /// <summary>Sends a contact a fresh link to their identity pages. The same command is one message.</summary>
    /// <param name="channel"><c>email</c> or <c>sms</c>.</param>
    /// <param name="action">The line of the audit trail; written once a command.</param>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public Task<SendWish> SendIdentityLinkAsync(Guid command, string contact, string channel, StaffAction action, CancellationToken cancel = default)
    {
        var values = new
        {
            contact, channel, template = IdentityTemplate, cause = $"identity-link/{command:n}", now = Now, since = Now - (long)_day.TotalMilliseconds,
        };
        return database.WriteAsync(async (connection, transaction) =>
        {
            var before = await connection.ExecuteScalarAsync<long>(
                "select count(*) from outbox where subject_id = @contact and template = @template and cause <> @cause and created_at > @since", values, transaction);
            if (before >= MostADay)
            {
                return SendWish.TooMany;
            }

            // In the look of the project where they were last.
            var added = await connection.ExecuteAsync(
                """
                insert into outbox (cause, template, channel, recipient_kind, recipient_id, project_id, subject_kind, subject_id, created_at)
                values (@cause, @template, @channel, 'contact', @contact,
                    (select project_id from session_view where contact_id = @contact and project_id is not null order by changed_at desc limit 1),
                    'identity', @contact, @now)
                on conflict (cause) do nothing
                """, values, transaction);
            return await TakenAsync(connection, transaction, added, action);
        }, cancel);
    }

    private async Task<SendWish> TakenAsync(DbConnection connection, DbTransaction transaction, int added, StaffAction action)
    {
        if (added > 0)
        {
            await actions.AddAsync(connection, transaction, action);
        }

        return SendWish.Taken;
    }

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    // A code is never sent again: another is asked for.
    private static string About(IReadOnlyCollection<string> subjects, DynamicParameters values) =>
        $"{SqlList.In("subject_id", "subject", subjects, values)} and subject_kind in ('reservation', 'deposit', 'identity')";
}
