using System.Globalization;

namespace CustomerConnect.Feeds.NHlist.Reading;

/// <summary>How a feed writes prices, numbers, dates and addresses of the web.</summary>
internal static class FeedValues
{
    private const decimal HighestPrice = 1_000_000_000m;

    /// <summary>Cents of a price in dollars such as <c>349900.00</c>; false when it is none above 0 and up to a billion.</summary>
    public static bool TryPrice(string text, out long cents)
    {
        cents = 0;
        if (!decimal.TryParse(
                text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var dollars)
            || dollars <= 0 || dollars > HighestPrice || decimal.Round(dollars, 2) != dollars)
        {
            return false;
        }

        cents = (long)(dollars * 100);
        return true;
    }

    /// <summary>A whole number from 0 to 1,000,000; half a story counts as one (<c>1.5</c> is 2).</summary>
    public static bool TryWhole(string text, out int value)
    {
        value = 0;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 1_000_000)
        {
            return false;
        }

        value = (int)Math.Ceiling(number);
        return true;
    }

    /// <summary>"2-car garage" of <c>2</c>, null of <c>0</c>, the text itself when it is no number.</summary>
    public static string? Garage(string text) =>
        !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cars) ? text
        : cars == 0 ? null
        : string.Create(CultureInfo.InvariantCulture, $"{cars:0.##}-car garage");

    /// <summary>A day <c>2027-05-28</c>, or the last day of a month <c>2027-05</c>.</summary>
    public static bool TryDay(string text, out DateOnly day)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            return true;
        }

        if (!DateOnly.TryParseExact($"{text}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            return false;
        }

        day = new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
        return true;
    }

    /// <summary>An address of the web, http or https, up to 2,000 characters; blanks of a wrapped line are taken out.</summary>
    public static string? Url(string text)
    {
        var joined = text.Replace(" ", "", StringComparison.Ordinal);
        return joined.Length <= 2_000 && Uri.TryCreate(joined, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https")
            ? joined
            : null;
    }
}
