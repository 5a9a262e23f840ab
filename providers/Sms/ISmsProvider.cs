namespace CustomerConnect.Providers.Sms;

/// <summary>A text message, ready to go.</summary>
/// <param name="MessageId">Our id of it, by which the provider can find it.</param>
/// <param name="To">E.164.</param>
public sealed record SmsMessage(string MessageId, string To, string Text);

/// <summary>Sends text messages. Every call ends in time, and never throws for what a network or a server does.</summary>
public interface ISmsProvider
{
    /// <summary>Sends it. After <see cref="SendResult.Unknown"/>, ask <see cref="FindAsync"/> before another try: each try is a message.</summary>
    Task<SendOutcome> SendAsync(SmsMessage message, CancellationToken cancel = default);

    /// <summary>
    /// What became of a message: <see cref="SendResult.Sent"/> when the provider has it, <see cref="SendResult.Unavailable"/> when it has
    /// never heard of it, <see cref="SendResult.Unknown"/> when it does not answer.
    /// </summary>
    Task<SendOutcome> FindAsync(string messageId, CancellationToken cancel = default);
}
