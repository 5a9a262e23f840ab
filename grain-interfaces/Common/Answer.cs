namespace CustomerConnect;

/// <summary>What sort of refusal it is: decides the HTTP status at the edge and nothing else.</summary>
[GenerateSerializer, Alias("RefusalKind")]
public enum RefusalKind
{
    /// <summary>The caller sent something that can never be accepted as it is.</summary>
    Invalid,

    /// <summary>Somebody else was first, or the thing has moved on.</summary>
    Conflict,

    /// <summary>It does not exist.</summary>
    NotFound,

    /// <summary>Too many, or too soon.</summary>
    Limit,
}

/// <summary>
/// Why a command was refused: a value of the domain, never an exception. Each feature has its own in its <c>Errors.cs</c>.
/// </summary>
/// <param name="Kind">What sort of refusal.</param>
/// <param name="Code">Stable name for programs and for translations, such as <c>unit.being-reserved</c>.</param>
/// <param name="Message">A sentence in English for people: the fact, then the way out.</param>
[GenerateSerializer, Immutable, Alias("Refusal")]
public abstract record Refusal([property: Id(0)] RefusalKind Kind, [property: Id(1)] string Code, [property: Id(2)] string Message);

/// <summary>The answer of a grain: a value, or why not.</summary>
[GenerateSerializer, Immutable, Alias("Answer`1")]
public sealed record Answer<T>([property: Id(0)] T? Value, [property: Id(1)] Refusal? Refusal) where T : class
{
    /// <summary>True when the command was taken.</summary>
    public bool Ok => Refusal is null;

    /// <summary>The value of an accepted command.</summary>
    /// <exception cref="InvalidOperationException">It was refused: a bug of the caller, who has to look first.</exception>
    public T Require() => Value ?? throw new InvalidOperationException($"Refused: {Refusal?.Code}.");

    /// <summary>An accepted command.</summary>
    public static implicit operator Answer<T>(T value) => new(value, null);

    /// <summary>A refused command.</summary>
    public static implicit operator Answer<T>(Refusal refusal) => new(null, refusal);
}

/// <summary>The answer of a command that has nothing else to say.</summary>
[GenerateSerializer, Immutable, Alias("Done")]
public sealed record Done
{
    /// <summary>The one value.</summary>
    public static readonly Done Value = new();
}
