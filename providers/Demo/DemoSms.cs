using CustomerConnect.Providers.Sms;
using CustomerConnect.Storage.Log;

namespace CustomerConnect.Providers.Demo;

/// <summary>Plays the SMS provider in a demonstration: messages go to <see cref="DevMailbox"/>.</summary>
public sealed class DemoSms(DevMailbox mailbox) : ISmsProvider
{
    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(SmsMessage message, CancellationToken cancel = default)
    {
        try
        {
            await mailbox.PutAsync(
                new() { Id = message.MessageId, Channel = "sms", Sender = "SMS", Recipient = message.To, Body = message.Text }, cancel);
            return new(SendResult.Sent, message.MessageId);
        }
        catch (StorageUnavailableException)
        {
            return new(SendResult.Unknown, Error: "the mailbox did not answer");
        }
    }

    /// <inheritdoc/>
    public async Task<SendOutcome> FindAsync(string messageId, CancellationToken cancel = default)
    {
        try
        {
            return await mailbox.FindAsync(messageId, cancel) is null ? new(SendResult.Unavailable) : new(SendResult.Sent, messageId);
        }
        catch (StorageUnavailableException)
        {
            return new(SendResult.Unknown, Error: "the mailbox did not answer");
        }
    }
}
