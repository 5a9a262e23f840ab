namespace Orleans.Runtime;

/// <summary>Name of a kind of grain: its class name in lower case without "Grain", such as <c>unit</c>.</summary>
public readonly record struct GrainType(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>Key of a grain among its kind, as text.</summary>
public readonly record struct IdSpan(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>Name of a grain: kind and key, written <c>unit/1202</c>.</summary>
public readonly record struct GrainId(GrainType Type, IdSpan Key)
{
    /// <summary>The id of a kind and a key.</summary>
    public static GrainId Create(string type, string key) => new(new GrainType(type), new IdSpan(key));

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">There is no slash in it.</exception>
    public static GrainId Parse(string value)
    {
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? throw new FormatException($"'{value}' is no grain id: it has no slash.")
            : Create(value[..slash], value[(slash + 1)..]);
    }

    /// <inheritdoc />
    public override string ToString() => $"{Type}/{Key}";
}
