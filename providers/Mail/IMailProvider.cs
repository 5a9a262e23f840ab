namespace CustomerConnect.Providers.Mail;

/// <summary>A mail, ready to go.</summary>
/// <param name="MessageId">Ours, with angle brackets: the same cause has the same, so that a mailbox shows a repeat once.</param>
/// <param name="FromName">The builder's name, in front of the product's own address.</param>
/// <param name="ReplyTo">Where answers go, or null for the sender.</param>
public sealed record MailMessage(
    string MessageId, string FromName, string To, string? ReplyTo, string Subject, string Html, string Text);

/// <summary>Sends mail. Every call ends in time, and never throws for what a network or a server does: that is in the outcome.</summary>
public interface IMailProvider
{
    /// <summary>Sends it. After <see cref="SendResult.Unknown"/> it may be sent again with the same <see cref="MailMessage.MessageId"/>.</summary>
    Task<SendOutcome> SendAsync(MailMessage message, CancellationToken cancel = default);
}
