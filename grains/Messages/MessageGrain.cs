using CustomerConnect.Messages;
using CustomerConnect.Providers;
using CustomerConnect.Providers.Mail;
using CustomerConnect.Providers.Sms;
using Microsoft.Extensions.Logging;

namespace CustomerConnect.Grains.Messages;

/// <inheritdoc cref="IMessageGrain"/>
public sealed partial class MessageGrain(
    OutboxTable outbox, MessageComposer composer, IMailProvider mail, ISmsProvider sms, SiteAddress site, TimeProvider time,
    ILogger<MessageGrain> logger) : Grain, IMessageGrain
{
    /// <inheritdoc/>
    public async Task Send()
    {
        if (await outbox.FindAsync(this.GetPrimaryKeyString()) is not { Status: "pending" } row)
        {
            return;
        }

        var message = await composer.ComposeAsync(row);
        if (message.Why is { } why)
        {
            await outbox.EndAsync(row.Cause, "dropped", why);
            return;
        }

        if (!await outbox.BeginAsync(row))
        {
            return;
        }

        var outcome = row.Channel == Outbox.Email ? await MailAsync(row, message) : await SmsAsync(row, message);
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
}
