using Microsoft.Extensions.Options;

namespace CustomerConnect.Providers;

/// <summary>Accounts at providers that only a demonstration can do without.</summary>
public sealed class AccountOptions
{
    /// <summary>Section <c>Stripe</c>.</summary>
    public Account Stripe { get; set; } = new();

    /// <summary>Section <c>Twilio</c>.</summary>
    public Account Twilio { get; set; } = new();

    /// <summary>Credentials of one account.</summary>
    public sealed class Account
    {
        /// <summary>Stripe's secret key.</summary>
        public string? SecretKey { get; set; }

        /// <summary>Twilio's account.</summary>
        public string? AccountSid { get; set; }
    }
}

/// <summary>Says which account is missing.</summary>
/// <param name="demo">True where stand-ins are allowed.</param>
internal sealed class AccountOptionsCheck(bool demo) : IValidateOptions<AccountOptions>
{
    public ValidateOptionsResult Validate(string? name, AccountOptions options) => (demo, options) switch
    {
        (true, _) => ValidateOptionsResult.Success,
        (_, { Stripe.SecretKey: null }) => ValidateOptionsResult.Fail(
            "Stripe:SecretKey is not set. Write the secret key of your Stripe account, or Demo=true for a demonstration with test cards."),
        (_, { Twilio.AccountSid: null }) => ValidateOptionsResult.Fail(
            "Twilio:AccountSid is not set. Write the SID of your Twilio account, or Demo=true for a demonstration without SMS."),
        _ => ValidateOptionsResult.Fail("This version takes no payments outside a demonstration. Write Demo=true."),
    };
}
