using System.Security.Cryptography;
using System.Text;
using CustomerConnect.SignIn;

namespace CustomerConnect.Grains.SignIn;

/// <summary>The rules of one-time codes. Pure: state, command and now in, answer and state out.</summary>
public static class SignInRules
{
    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    /// <summary>
    /// Digits of a code to an address that very many ask for: too many to be guessed from however many networks, so that nobody has to be
    /// turned away, and nobody can keep the owner out by asking.
    /// </summary>
    public const int DigitsWhenCrowded = 10;

    /// <summary>Tries that a code allows: five of a million, or one chance in 200,000 a code.</summary>
    public const int Tries = 5;

    /// <summary>How long a code works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>How long one waits before a fresh code replaces one to the same address.</summary>
    public static readonly TimeSpan ResendAfter = TimeSpan.FromSeconds(30);

    /// <summary>A new code from the system's cryptographic source, leading zeros and all.</summary>
    public static string NewCode(int digits) => RandomNumberGenerator.GetString("0123456789", digits);

    /// <summary>The same code still stands: it was sent to the same address less than <see cref="ResendAfter"/> ago and can be tried.</summary>
    public static bool Stands(SignInState state, RequestCode command, DateTimeOffset now) =>
        state.Current is { TriesLeft: > 0 } sent && sent.Channel == command.Channel && sent.Address == command.Address && now < sent.ResendAt;

    /// <summary>Replaces whatever code there was.</summary>
    public static SignInState Send(SignInState state, VisitorId visitor, RequestCode command, string code, DateTimeOffset now) => state with
    {
        // Milliseconds, not a count: a state that was forgotten must not use a cause twice.
        Current = new(
            $"code/{visitor}/{now.ToUnixTimeMilliseconds()}", command.Channel, command.Address, code, now, Tries, command.Community,
            command.Language),
    };

    /// <summary>Checks a code. A right one is used up, a wrong one costs a try; which of the many reasons it was is never said.</summary>
    public static (Answer<VerifiedAddress> Answer, SignInState State) Verify(SignInState state, string? typed, DateTimeOffset now)
    {
        if (state.Current is not { TriesLeft: > 0 } sent || now >= sent.ExpiresAt)
        {
            return (new CodeDidNotWork(), state);
        }

        var digits = string.Concat((typed ?? "").Where(char.IsAsciiDigit));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(digits), Encoding.ASCII.GetBytes(sent.Code))
            ? (new VerifiedAddress(sent.Channel, sent.Address), state with { Current = null, Verified = AddressHash(sent.Address) })
            : (new CodeDidNotWork(), state with { Current = sent with { TriesLeft = sent.TriesLeft - 1 } });
    }

    /// <summary>The code that a row of the outbox stands for; null once it is used up, replaced or too old.</summary>
    public static PendingCode? Pending(SignInState state, string cause, DateTimeOffset now) =>
        state.Current is { TriesLeft: > 0 } sent && sent.Cause == cause && now < sent.ExpiresAt
            ? new(sent.Channel, sent.Address, sent.Code, (int)Lifetime.TotalMinutes, sent.Community, sent.Language)
            : null;

    /// <summary>What the page that asks for the code may know; null when no code is under way.</summary>
    public static CodeSent? Look(SignInState state, DateTimeOffset now) =>
        state.Current is { } sent && now < sent.ExpiresAt ? sent.ToShown() : null;

    /// <summary>What stands for an address in keys: it cannot be read back from a table of throttles.</summary>
    public static string AddressHash(string address) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)))[..32];

    /// <summary>The state without a code that works no more, and without the address it went to.</summary>
    public static SignInState ForgetExpired(SignInState state, DateTimeOffset now) =>
        state.Current is { } sent && now >= sent.ExpiresAt ? state with { Current = null } : state;
}
