using CustomerConnect.Providers;

namespace CustomerConnect.Grains.Messages;

/// <summary>What to do with a row after a try.</summary>
/// <param name="Status"><c>sent</c>, <c>failed</c>, or <c>pending</c> to try again.</param>
/// <param name="NextAt">When to try again; null otherwise.</param>
public sealed record AfterTry(string Status, DateTimeOffset? NextAt);

/// <summary>How often and when a message is tried. Pure.</summary>
public static class SendingRules
{
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(4)];

    /// <summary>Tries in all.</summary>
    public static int MostTries => Pauses.Length + 1;

    /// <summary>What follows from an outcome. An unknown outcome is tried again like one where nothing was sent.</summary>
    /// <param name="tries">Tries so far, this one included.</param>
    public static AfterTry After(SendResult result, long tries, DateTimeOffset now) => result switch
    {
        SendResult.Sent => new("sent", null),
        SendResult.Refused => new("failed", null),
        _ when tries < MostTries => new("pending", now + Pauses[Math.Max(tries, 1) - 1]),
        _ => new("failed", null),
    };

    /// <summary>The id of a cause at the provider: the same in every try, and nobody reads a cause in it.</summary>
    public static string MessageId(string cause) => SignIn.SignInRules.AddressHash(cause);
}
