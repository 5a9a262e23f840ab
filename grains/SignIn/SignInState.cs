using CustomerConnect.SignIn;

namespace CustomerConnect.Grains.SignIn;

/// <summary>What one browser's sign-in stands at.</summary>
[GenerateSerializer, Immutable, Alias("SignInState")]
public sealed record SignInState
{
    /// <summary>The newest code, or null. Older ones are void.</summary>
    [Id(0)]
    public SentCode? Current { get; init; }

    /// <summary>Hash of the address this browser verified last: it may ask for codes to it when others have asked too often.</summary>
    [Id(1)]
    public string? Verified { get; init; }
}

/// <summary>A code that was sent.</summary>
/// <param name="Cause">Key of its row in the outbox.</param>
/// <param name="TriesLeft">How often it may still be tried.</param>
[GenerateSerializer, Immutable, Alias("SentCode")]
public sealed record SentCode(
    [property: Id(0)] string Cause, [property: Id(1)] CodeChannel Channel, [property: Id(2)] string Address, [property: Id(3)] string Code,
    [property: Id(4)] DateTimeOffset SentAt, [property: Id(5)] int TriesLeft, [property: Id(6)] CommunityId? Community,
    [property: Id(7)] string Language)
{
    /// <summary>From when on it works no more, UTC.</summary>
    public DateTimeOffset ExpiresAt => SentAt + SignInRules.Lifetime;

    /// <summary>From when on a fresh one can be asked for, UTC.</summary>
    public DateTimeOffset ResendAt => SentAt + SignInRules.ResendAfter;

    /// <summary>What the page may know of it.</summary>
    public CodeSent ToShown() => new(Channel, Address, ExpiresAt, ResendAt, Code.Length);

    /// <summary>Codes do not get into logs.</summary>
    public override string ToString() => Cause;
}
