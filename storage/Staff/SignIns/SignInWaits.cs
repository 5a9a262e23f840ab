namespace CustomerConnect.Storage.Staff.SignIns;

/// <summary>How long one waits after tries to sign in that failed. Guessing gets slow; nobody is ever locked out.</summary>
public static class SignInWaits
{
    /// <summary>The longest wait.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>Tries are forgotten when there was none for so long.</summary>
    public static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    /// <summary>One try is forgiven each time this has passed, however many others there are meanwhile: no faster than a guesser is let on.</summary>
    public static readonly TimeSpan ForgivenEach = Longest;

    private const int FirstSeconds = 5;

    /// <summary>How long after the last of so many tries the next one waits: 5 s, doubling to a quarter of an hour.</summary>
    public static TimeSpan After(long tries, int free)
    {
        if (tries < free)
        {
            return TimeSpan.Zero;
        }

        var wait = TimeSpan.FromSeconds(FirstSeconds * Math.Pow(2, Math.Min(tries - free, 16)));
        return wait < Longest ? wait : Longest;
    }

    /// <summary>Tries that still count, and the moment from which the next one is forgiven.</summary>
    /// <param name="since">The moment that the last answer to this gave.</param>
    public static (long Tries, DateTimeOffset Since) Forgive(long tries, DateTimeOffset since, DateTimeOffset now)
    {
        var forgiven = Math.Max(0, (now - since).Ticks / ForgivenEach.Ticks);
        return forgiven >= tries ? (0, now) : (tries - forgiven, since + (forgiven * ForgivenEach));
    }
}
