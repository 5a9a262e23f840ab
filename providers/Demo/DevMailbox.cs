using CustomerConnect.Storage;
using Dapper;

namespace CustomerConnect.Providers.Demo;

/// <summary>A message that a demonstration has sent.</summary>
public sealed record DevMessage
{
    /// <summary>Our message id.</summary>
    public required string Id { get; init; }

    /// <summary><c>email</c> or <c>sms</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>Who it is from.</summary>
    public required string Sender { get; init; }

    /// <summary>Whom it went to.</summary>
    public required string Recipient { get; init; }

    /// <summary>Subject of a mail.</summary>
    public string? Subject { get; init; }

    /// <summary>HTML part of a mail.</summary>
    public string? Html { get; init; }

    /// <summary>Text part.</summary>
    public required string Body { get; init; }

    /// <summary>When it was sent first, milliseconds since 1970-01-01 UTC.</summary>
    public long SentAt { get; init; }

    /// <summary>How often it was sent.</summary>
    public long Deliveries { get; init; }

    internal const string Columns =
        """
        message_id as Id, channel as Channel, sender as Sender, recipient as Recipient, subject as Subject, html as Html, body as Body,
        sent_at as SentAt, deliveries as Deliveries
        """;
}

/// <summary>Where a demonstration's mail and SMS end up. A message that is sent again is one message, as in a real mailbox.</summary>
public sealed class DevMailbox(IDatabase database, TimeProvider clock)
{
    /// <summary>Puts a message in, or counts another delivery of it.</summary>
    public Task PutAsync(DevMessage message, CancellationToken cancel = default) =>
        database.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            """
            insert into dev_message (message_id, channel, sender, recipient, subject, html, body, sent_at)
            values (@Id, @Channel, @Sender, @Recipient, @Subject, @Html, @Body, @now)
            on conflict (message_id) do update set deliveries = dev_message.deliveries + 1
            """,
            new
            {
                message.Id, message.Channel, message.Sender, message.Recipient, message.Subject, message.Html, message.Body,
                now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            }, transaction), cancel);

    /// <summary>The newest messages, newest first, older than <paramref name="before"/>; only those to a recipient when one is given.</summary>
    public async Task<IReadOnlyList<DevMessage>> ListAsync(
        long before = long.MaxValue, string? recipient = null, int limit = 50, CancellationToken cancel = default)
    {
        return await database.ReadAsync(
            async connection => (await connection.QueryAsync<DevMessage>(
                $"""
                select {DevMessage.Columns} from dev_message where sent_at < @before and (@recipient = '' or recipient = @recipient)
                order by sent_at desc, message_id desc limit @limit
                """, new { before, recipient = recipient ?? "", limit })).AsList(), cancel);
    }

    /// <summary>The message with this id, or null.</summary>
    public async Task<DevMessage?> FindAsync(string messageId, CancellationToken cancel = default)
    {
        return await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<DevMessage>(
                $"select {DevMessage.Columns} from dev_message where message_id = @messageId", new { messageId }), cancel);
    }
}
