namespace Orleans;

/// <summary>Why an activation ends.</summary>
public enum DeactivationReasonCode : byte
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>The process ends.</summary>
    ShuttingDown,

    /// <summary>It did not come to life.</summary>
    ActivationFailed,

    /// <summary>Nobody called it for the collection age.</summary>
    ActivationIdle = 4,

    /// <summary>Its state was replaced in storage by somebody else.</summary>
    ApplicationError = 8,

    /// <summary>The grain asked for it.</summary>
    ApplicationRequested = 9,
}

/// <summary>Why an activation ends, in words.</summary>
public readonly struct DeactivationReason(DeactivationReasonCode code, Exception? exception, string text)
{
    /// <summary>A reason without an exception.</summary>
    public DeactivationReason(DeactivationReasonCode code, string text)
        : this(code, null, text)
    {
    }

    /// <summary>In words.</summary>
    public string Description => text;

    /// <summary>As a code.</summary>
    public DeactivationReasonCode ReasonCode => code;

    /// <summary>What went wrong, if something did.</summary>
    public Exception? Exception => exception;

    /// <inheritdoc />
    public override string ToString() => $"{code}: {text}";
}
