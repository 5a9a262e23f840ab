namespace CustomerConnect.Storage.Staff.Links;

/// <summary>Whether a link is opened as often as it usually is.</summary>
public enum Traffic
{
    /// <summary>As usual, or too new to tell.</summary>
    Usual,

    /// <summary>Far more than usual: a success, or misuse.</summary>
    High,

    /// <summary>Far less than usual: a poster that has fallen down.</summary>
    Low,
}

/// <summary>The rule for unusual traffic, which the page tells with it.</summary>
public static class TrafficRules
{
    /// <summary>The rule in words.</summary>
    public const string Rule =
        "High: the last 24 hours brought at least 5 times, and 50 loads more than, an average day of the two weeks before. Low: they brought less than a fifth of one that had 20 or more.";

    private const double Times = 5;
    private const double More = 50;
    private const double Busy = 20;
    private const int Days = 14;

    /// <summary>How far back loads are looked at.</summary>
    public static readonly TimeSpan Back = TimeSpan.FromDays(Days + 1);

    /// <summary>Loads of the last 24 hours, and of the 14 days before.</summary>
    /// <param name="hours">Loads by hour of the last <see cref="Back"/>.</param>
    public static (long LastDay, long Before) Split(IEnumerable<HourOfLoads> hours, DateTimeOffset now)
    {
        var dayAgo = now.AddDays(-1).ToUnixTimeMilliseconds();
        var parts = hours.ToLookup(h => h.Hour >= dayAgo, h => h.Loads);
        return (parts[true].Sum(), parts[false].Sum());
    }

    /// <summary>What the loads of two weeks and a day say.</summary>
    /// <param name="lastDay">Loads of the last 24 hours.</param>
    /// <param name="before">Loads of the 14 days before.</param>
    public static Traffic Of(long lastDay, long before)
    {
        var usual = before / (double)Days;
        return lastDay >= usual * Times && lastDay >= usual + More ? Traffic.High
            : usual >= Busy && lastDay * Times < usual ? Traffic.Low
            : Traffic.Usual;
    }

    /// <summary>The same as a condition: 1 for high, -1 for low, 0 for usual. Whole numbers, so that both databases agree.</summary>
    /// <param name="lastDay">Expression of the loads of the last 24 hours.</param>
    /// <param name="before">Expression of the loads of the 14 days before.</param>
    public static string Sql(string lastDay, string before) =>
        $"""
        case when {lastDay} * {Days} >= {before} * {(int)Times} and {lastDay} * {Days} >= {before} + {(int)More * Days} then 1
            when {before} >= {(int)Busy * Days} and {lastDay} * {(int)Times * Days} < {before} then -1 else 0 end
        """;
}
