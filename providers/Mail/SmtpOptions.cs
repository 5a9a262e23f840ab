using Microsoft.Extensions.Options;

namespace CustomerConnect.Providers.Mail;

/// <summary>The mail account, section <c>Mail</c>. Without <see cref="Host"/> a demonstration keeps its mail in its own mailbox.</summary>
public sealed class SmtpOptions
{
    /// <summary>Name of the SMTP server.</summary>
    public string? Host { get; set; }

    /// <summary>Its port; 587 by default.</summary>
    public int Port { get; set; } = 587;

    /// <summary>STARTTLS; true by default. False only for a relay on this machine.</summary>
    public bool Tls { get; set; } = true;

    /// <summary>User name, or null for a server that asks for none.</summary>
    public string? User { get; set; }

    /// <summary>Password of <see cref="User"/>.</summary>
    public string? Password { get; set; }

    /// <summary>Address that mail comes from.</summary>
    public string? From { get; set; }

    /// <summary>How long one try may take, 1 to 60 seconds; 15 by default.</summary>
    public int TimeoutSeconds { get; set; } = 15;
}

/// <summary>Says which setting is missing and what to write.</summary>
/// <param name="demo">True where a stand-in is allowed.</param>
internal sealed class SmtpOptionsCheck(bool demo) : IValidateOptions<SmtpOptions>
{
    public ValidateOptionsResult Validate(string? name, SmtpOptions options)
    {
        if (options.Host is null)
        {
            return demo
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail("Mail:Host is not set. Write the name of your SMTP server, or Demo=true for a demonstration without mail.");
        }

        return (options.From, options.User, options.Password, options.TimeoutSeconds) switch
        {
            (null, _, _, _) => ValidateOptionsResult.Fail("Mail:From is not set. Write the address that mail comes from."),
            (_, not null, null, _) => ValidateOptionsResult.Fail("Mail:Password is not set. Write the password of Mail:User."),
            (_, _, _, < 1 or > 60) => ValidateOptionsResult.Fail("Mail:TimeoutSeconds is out of range. Write a number from 1 to 60."),
            _ => ValidateOptionsResult.Success,
        };
    }
}
