using System.Globalization;

namespace CustomerConnect.TestSupport;

/// <summary>
/// A day whose appointments all lie ahead. The first day that a page offers by itself may be today, of which late in the afternoon a single
/// time is left: a test that needs two of them passes in the morning and fails in the evening.
/// </summary>
public static class WholeDay
{
    /// <summary>The first Thursday, open in the demonstration's week, that is neither today nor tomorrow in any zone; as <c>2026-11-26</c>.</summary>
    public static string After(DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime).AddDays(2);
        return day.AddDays(((int)DayOfWeek.Thursday - (int)day.DayOfWeek + 7) % 7).ToString("O", CultureInfo.InvariantCulture);
    }
}
