using CustomerConnect.Providers.Mail;
using CustomerConnect.Storage.Log;

namespace CustomerConnect.Providers.Demo;

/// <summary>Plays the mail server in a demonstration: mail goes to <see cref="DevMailbox"/>.</summary>
public sealed class DemoMail(DevMailbox mailbox) : IMailProvider
{
    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(MailMessage message, CancellationToken cancel = default)
    {
        try
        {
            await mailbox.PutAsync(new()
            {
                Id = message.MessageId, Channel = "email", Sender = message.FromName, Recipient = message.To, Subject = message.Subject,
                Html = message.Html, Body = message.Text,
            }, cancel);
            return new(SendResult.Sent, message.MessageId);
        }
        catch (StorageUnavailableException)
        {
            return new(SendResult.Unknown, Error: "the mailbox did not answer");
        }
    }
}
