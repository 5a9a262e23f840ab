namespace CustomerConnect.Web.Live;

/// <summary>How many pages of visitors are connected to this node, and so how often they are told.</summary>
public sealed class Audience
{
    /// <summary>How often pages are told at most.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Most messages a second that this node sends of one project: what a core does beside serving pages (<c>deploy/bench live</c>). With
    /// more pages each is told less often, with more in each message, instead of all of them later and later.
    /// </summary>
    public const int MostMessagesPerSecond = 8_000;

    /// <summary>
    /// Shares of the pages, told one after the other within the time between two messages to a page: a message to thousands keeps both sides
    /// busy for a good part of that time, and who is last would wait for it twice.
    /// </summary>
    public const int Shares = 8;

    private int _count;

    /// <summary>Time between two messages to a page.</summary>
    public TimeSpan Next => PaceOf(Volatile.Read(ref _count));

    /// <summary>Time between two messages when so many pages are connected.</summary>
    public static TimeSpan PaceOf(int pages)
    {
        var fair = TimeSpan.FromSeconds((double)pages / MostMessagesPerSecond);
        return fair > Pace ? fair : Pace;
    }

    /// <summary>The share of a connection, from 0: always the same, and every share has about as many.</summary>
    public static int ShareOf(string connection) => (int)((uint)connection.GetHashCode(StringComparison.Ordinal) % Shares);

    /// <summary>One more.</summary>
    public void Joined() => Interlocked.Increment(ref _count);

    /// <summary>One less.</summary>
    public void Left() => Interlocked.Decrement(ref _count);
}
