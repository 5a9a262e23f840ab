using NodaTime;

namespace CustomerConnect.Web.Staff.BusinessDays;

/// <summary>
/// Which days count where somebody is waited for: Monday to Friday without the closed days of the organization, each from midnight to midnight
/// on the clock of the place. Pure.
/// </summary>
/// <param name="zone">The place's zone.</param>
/// <param name="closed">Days on which it is closed beside weekends.</param>
public sealed class BusinessCalendar(DateTimeZone zone, IReadOnlySet<LocalDate> closed)
{
    /// <summary>How far back closed days have to be known: more than any run of them.</summary>
    public const int LookBackDays = 60;

    /// <summary>The rule in words.</summary>
    public const string Rule = "A business day is Monday to Friday without the days that your organization is closed, on the clock of the community.";

    /// <summary>True on a day that counts.</summary>
    public bool IsOpen(LocalDate day) => day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !closed.Contains(day);

    /// <summary>
    /// What began before this moment has waited for more than one business day: since the same time of the business day before or, on a day
    /// that does not count, for the whole of the last one. A time that a change of clocks skips is the first after it; one that comes twice
    /// is the earlier.
    /// </summary>
    public Instant OneDayBefore(Instant now)
    {
        var local = now.InZone(zone).LocalDateTime;
        var last = Before(local.Date);
        return IsOpen(local.Date)
            ? zone.AtLeniently(last + local.TimeOfDay).ToInstant()
            : zone.AtStartOfDay(Before(last).PlusDays(1)).ToInstant();
    }

    private LocalDate Before(LocalDate day)
    {
        for (var back = 1; back < LookBackDays; back++)
        {
            if (IsOpen(day.PlusDays(-back)))
            {
                return day.PlusDays(-back);
            }
        }

        return day.PlusDays(-LookBackDays); // Closed for months: nobody is waited for.
    }
}
