using CustomerConnect.Storage.Staff;
using NodaTime;

namespace CustomerConnect.Web.Staff.BusinessDays;

/// <summary>
/// Legal public holidays of the United States, 5 U.S.C. 6103(a), on the day that they are observed: one on a Saturday on the Friday before, one
/// on a Sunday on the Monday after. To begin a list with; which of them a sales center keeps is its own to say. Pure.
/// </summary>
public static class FederalHolidays
{
    /// <summary>Those of a year, in order. The first may be observed in the year before.</summary>
    public static IReadOnlyList<ClosedDay> Of(int year) =>
    [
        Fixed(year, 1, 1, "New Year’s Day"), Nth(year, 1, 3, IsoDayOfWeek.Monday, "Martin Luther King Jr. Day"),
        Nth(year, 2, 3, IsoDayOfWeek.Monday, "Washington’s Birthday"), Last(year, 5, IsoDayOfWeek.Monday, "Memorial Day"),
        Fixed(year, 6, 19, "Juneteenth"), Fixed(year, 7, 4, "Independence Day"), Nth(year, 9, 1, IsoDayOfWeek.Monday, "Labor Day"),
        Nth(year, 10, 2, IsoDayOfWeek.Monday, "Columbus Day"), Fixed(year, 11, 11, "Veterans Day"),
        Nth(year, 11, 4, IsoDayOfWeek.Thursday, "Thanksgiving Day"), Fixed(year, 12, 25, "Christmas Day"),
    ];

    private static ClosedDay Fixed(int year, int month, int day, string name)
    {
        var date = new LocalDate(year, month, day);
        return new(date.DayOfWeek switch { IsoDayOfWeek.Saturday => date.PlusDays(-1), IsoDayOfWeek.Sunday => date.PlusDays(1), _ => date }, name);
    }

    private static ClosedDay Nth(int year, int month, int n, IsoDayOfWeek day, string name) =>
        new(new LocalDate(year, month, 1).PlusDays(-1).Next(day).PlusWeeks(n - 1), name);

    private static ClosedDay Last(int year, int month, IsoDayOfWeek day, string name) =>
        new(new LocalDate(year, month, 1).PlusMonths(1).Previous(day), name);
}
