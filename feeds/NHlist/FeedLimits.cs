namespace CustomerConnect.Feeds.NHlist;

/// <summary>What a feed may cost. A file past one of these is refused, naming the line.</summary>
/// <param name="Characters">Length of the file in characters.</param>
/// <param name="Depth">Elements within elements; NHlist needs 8.</param>
/// <param name="TagCharacters">One tag with all its attributes.</param>
/// <param name="TextCharacters">Text between two tags.</param>
/// <param name="Names">Different names of elements and attributes; NHlist has some hundreds.</param>
/// <param name="HomesAtOnce">
/// Plans and specs of one subdivision, and subdivisions that wait for their builder's number: what is held in memory.
/// </param>
public sealed record FeedLimits(
    long Characters = 4_000_000_000, int Depth = 32, int TagCharacters = 65_536, int TextCharacters = 1_048_576, int Names = 10_000,
    int HomesAtOnce = 100_000);

/// <summary>The file cannot be read on. The message says why, with the line, and is fit for a terminal.</summary>
public sealed class FeedRefusedException(string message, long line, Exception? inner = null)
    : Exception($"Line {line}: {message}", inner)
{
    /// <summary>The line, from 1.</summary>
    public long Line { get; } = line;
}
