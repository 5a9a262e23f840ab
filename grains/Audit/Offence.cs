namespace CustomerConnect.Grains.Audit;

/// <summary>Something that must never be.</summary>
/// <param name="Invariant">Stable name of the invariant, such as <c>one-holder</c>.</param>
/// <param name="Subject">Stream or row that it was found at.</param>
/// <param name="What">One sentence with the ids that are needed to look further.</param>
public sealed record Offence(string Invariant, string Subject, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Invariant}: {Subject}: {What}";
}
