using CustomerConnect.Messages;
using CustomerConnect.Providers;
using CustomerConnect.Providers.Mail;
using CustomerConnect.Providers.Sms;
using CustomerConnect.Storage.Log;
using Microsoft.Extensions.Logging;

namespace CustomerConnect.Grains.Messages;

/// <inheritdoc cref="IMessageGrain"/>
public sealed partial class MessageGrain(
    OutboxTable outbox, IMessageComposer composer, IMailProvider mail, ISmsProvider sms, SiteAddress site, TimeProvider time,
    ILogger<MessageGrain> logger) : Grain, IMessageGrain
{
    /// <inheritdoc/>
    public async Task Send()
    {
        if (await outbox.FindAsync(this.GetPrimaryKeyString()) is not { Status: "pending" } row)
        {
            return;
        }

        // The try counts from its beginning: a message that cannot be made comes to its end like one that cannot be sent.
        if (!await outbox.BeginAsync(row))
        {
            return;
        }

        var outcome = await TryAsync(row);
        if (outcome is null)
        {
            return;
        }

        var after = SendingRules.After(outcome.Result, row.Attempts + 1, Clock.Now(time));
        await (after switch
        {
            { Status: "sent" } => outbox.SentAsync(row.Cause, outcome.ProviderId),
            { NextAt: { } at } => outbox.RetryAsync(row.Cause, at, outcome.Error),
            _ => outbox.EndAsync(row.Cause, after.Status, outcome.Error),
        });
        if (after.Status == "failed")
        {
            LogFailed(row.Template, row.Channel, outcome.Error ?? "no reason given");
        }
    }

    /// <summary>Makes and sends it; null when it is not to be sent, and the row says why.</summary>
    private async Task<SendOutcome?> TryAsync(OutboxRow row)
    {
        try
        {
            var message = await composer.ComposeAsync(row);
            if (message.Why is { } why)
            {
                await outbox.EndAsync(row.Cause, "dropped", why);
                return null;
            }

            return row.Channel == Outbox.Email ? await MailAsync(row, message) : await SmsAsync(row, message);
        }
        catch (Exception error) when (error is not (OutOfMemoryException or OperationCanceledException or StorageUnavailableException))
        {
            // A builder's own template may be what no provider takes. The text of the error may quote it, and with it a person.
            LogNotMade(row.Template, row.Channel, error.GetType().Name);
            return new(SendResult.Unavailable, Error: $"it could not be made ({error.GetType().Name})");
        }
    }

    private Task<SendOutcome> MailAsync(OutboxRow row, ComposedMessage message) => mail.SendAsync(new(
        $"<{SendingRules.MessageId(row.Cause)}@{site.Host}>", message.FromName, message.To, message.ReplyTo, message.Subject, message.Html, message.Text));

    // A second SMS cannot be taken for the first, so the provider is asked before another try.
    private async Task<SendOutcome> SmsAsync(OutboxRow row, ComposedMessage message)
    {
        var id = SendingRules.MessageId(row.Cause);
        if (row.Attempts > 0 && await sms.FindAsync(id) is { Result: not SendResult.Unavailable } found)
        {
            return found;
        }

        return await sms.SendAsync(new(id, message.To, message.Text));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message was given up: template {Template}, channel {Channel}: {Error}")]
    private partial void LogFailed(string template, string channel, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "A message could not be made: template {Template}, channel {Channel}: {Error}")]
    private partial void LogNotMade(string template, string channel, string error);
}
