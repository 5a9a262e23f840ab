using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace CustomerConnect.Providers.Mail;

/// <summary>Sends mail over SMTP. A server that cannot be reached is tried three times in all; what may have gone out is not.</summary>
public sealed class SmtpMail(IOptions<SmtpOptions> settings) : IMailProvider
{
    private readonly SmtpOptions _options = settings.Value;
    private readonly ResiliencePipeline<SendOutcome> _retry = new ResiliencePipelineBuilder<SendOutcome>()
        .AddRetry(new RetryStrategyOptions<SendOutcome>
        {
            ShouldHandle = new PredicateBuilder<SendOutcome>().HandleResult(o => o.Result == SendResult.Unavailable),
            MaxRetryAttempts = 2,
            Delay = TimeSpan.FromMilliseconds(300),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .Build();

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(MailMessage message, CancellationToken cancel = default) =>
        await _retry.ExecuteAsync(token => new ValueTask<SendOutcome>(TryAsync(message, token)), cancel);

    private async Task<SendOutcome> TryAsync(MailMessage message, CancellationToken cancel)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timeout.CancelAfter(TimeSpan.FromSeconds(_options.TimeoutSeconds));
        try
        {
            using var mail = Compose(message);
            using var client = new SmtpClient(_options.Host, _options.Port) { EnableSsl = _options.Tls };
            client.Credentials = _options.User is null ? null : new NetworkCredential(_options.User, _options.Password);
            await client.SendMailAsync(mail, timeout.Token);
            return new(SendResult.Sent, message.MessageId);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(SendResult.Unknown, Error: $"{_options.Host} took longer than {_options.TimeoutSeconds} s");
        }
        catch (SmtpException error)
        {
            return Translate(error);
        }
        catch (FormatException)
        {
            return new(SendResult.Refused, Error: "the address is none");
        }
    }

    private System.Net.Mail.MailMessage Compose(MailMessage message)
    {
        var mail = new System.Net.Mail.MailMessage(new MailAddress(_options.From!, message.FromName), new MailAddress(message.To))
        {
            Subject = message.Subject, SubjectEncoding = Encoding.UTF8, Body = message.Text, BodyEncoding = Encoding.UTF8,
        };
        mail.Headers.Add("Message-ID", message.MessageId);
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(message.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        if (message.ReplyTo is not null)
        {
            mail.ReplyToList.Add(new MailAddress(message.ReplyTo));
        }

        return mail;
    }

    // The server's own text may name the recipient, so only its code is passed on.
    private static SendOutcome Translate(SmtpException error) => error switch
    {
        { InnerException: SocketException } => new(SendResult.Unavailable, Error: "the mail server cannot be reached"),
        { StatusCode: SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.UserNotLocalTryAlternatePath } =>
            new(SendResult.Refused, Error: $"SMTP {(int)error.StatusCode}"),
        { StatusCode: > SmtpStatusCode.GeneralFailure } => new(SendResult.Unavailable, Error: $"SMTP {(int)error.StatusCode}"),
        _ => new(SendResult.Unknown, Error: "the connection to the mail server broke"),
    };
}
