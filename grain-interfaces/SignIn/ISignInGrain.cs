namespace CustomerConnect.SignIn;

/// <summary>
/// One browser proving an address with a one-time code. Key: the visitor's id, so a code works in no other browser.
/// Short-lived: a restart of everything asks for a fresh code at worst.
/// </summary>
[Alias("ISignInGrain")]
public interface ISignInGrain : IGrainWithStringKey
{
    /// <summary>Forgets the newest code and the address it went to when it works no more. Harmless otherwise.</summary>
    [Alias("ForgetExpired")]
    Task ForgetExpired();

    /// <summary>Sends a fresh code. The answer is the same whether the address is known or not.</summary>
    [Alias("RequestCode")]
    Task<Answer<CodeSent>> RequestCode(RequestCode command);

    /// <summary>Checks a code; a right one is used up.</summary>
    [Alias("Verify")]
    Task<Answer<VerifiedAddress>> Verify(VerifyCode command);

    /// <summary>What the sender of messages needs; null when the code is used up or too old to be sent.</summary>
    [Alias("PendingCode")]
    Task<PendingCode?> PendingCode(string cause);

    /// <summary>The address under way, for the page that asks for the code; null when there is none.</summary>
    [Alias("Look")]
    Task<CodeSent?> Look();
}

/// <summary>How a code travels.</summary>
[GenerateSerializer, Alias("CodeChannel")]
public enum CodeChannel
{
    /// <summary>By e-mail.</summary>
    Email,

    /// <summary>By SMS.</summary>
    Sms,
}

/// <summary>Asks for a code.</summary>
/// <param name="Address">Normalized e-mail address or E.164 number.</param>
/// <param name="Network">Where the visitor asks from, for limits: a hash, or any text that is the same for one network.</param>
[GenerateSerializer, Immutable, Alias("RequestCode")]
public sealed record RequestCode(
    [property: Id(0)] CodeChannel Channel, [property: Id(1)] string Address, [property: Id(2)] CommunityId? Community,
    [property: Id(3)] string Language, [property: Id(4)] string Network);

/// <summary>Checks a code.</summary>
[GenerateSerializer, Immutable, Alias("VerifyCode")]
public sealed record VerifyCode([property: Id(0)] string Code);

/// <summary>A code is on its way.</summary>
/// <param name="ResendAt">From when on a fresh one can be asked for, UTC.</param>
/// <param name="Digits">How many it has.</param>
[GenerateSerializer, Immutable, Alias("CodeSent")]
public sealed record CodeSent(
    [property: Id(0)] CodeChannel Channel, [property: Id(1)] string Address, [property: Id(2)] DateTimeOffset ExpiresAt,
    [property: Id(3)] DateTimeOffset ResendAt, [property: Id(4)] int Digits);

/// <summary>An address that this browser's user can read.</summary>
[GenerateSerializer, Immutable, Alias("VerifiedAddress")]
public sealed record VerifiedAddress([property: Id(0)] CodeChannel Channel, [property: Id(1)] string Address);

/// <summary>A code to be sent.</summary>
[GenerateSerializer, Immutable, Alias("PendingCode")]
public sealed record PendingCode(
    [property: Id(0)] CodeChannel Channel, [property: Id(1)] string Address, [property: Id(2)] string Code,
    [property: Id(3)] int ExpiryMinutes, [property: Id(4)] CommunityId? Community, [property: Id(5)] string Language);

/// <summary>How often something may happen. Key: <c>what/hash</c>, never an address itself.</summary>
[Alias("IThrottleGrain")]
public interface IThrottleGrain : IGrainWithStringKey
{
    /// <summary>Takes one of the tries, of all processes together.</summary>
    /// <param name="limit">Tries in each window.</param>
    /// <param name="window">Length of the window.</param>
    /// <returns>Zero when it was taken; else how long until one is free.</returns>
    [Alias("Take")]
    Task<TimeSpan> Take(int limit, TimeSpan window);
}

/// <summary>The code is wrong, used, too old, or was tried too often: never said which.</summary>
[GenerateSerializer, Immutable, Alias("CodeDidNotWork")]
public sealed record CodeDidNotWork() : Refusal(
    RefusalKind.Invalid, "sign-in.code", "That code did not work. Check the digits, or ask for a fresh one.");

/// <summary>Codes were asked for too often.</summary>
[GenerateSerializer, Immutable, Alias("TooManyCodes")]
public sealed record TooManyCodes() : Refusal(
    RefusalKind.Limit, "sign-in.too-many", "Too many codes were asked for. Wait a few minutes, then ask again.");
