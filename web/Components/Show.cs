using System.Globalization;
using System.Text.RegularExpressions;
using CustomerConnect.Grains.Messages;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Components;

/// <summary>How figures and dates are written for buyers, in the language of the page.</summary>
public static partial class Show
{
    /// <summary>An amount without cents when there are none: <c>$540,000</c>, <c>$12.50</c>, <c>CA$540,000</c>; in French <c>540 000 $ US</c>.</summary>
    /// <param name="withCents">True writes the cents even when there are none, as where money is paid.</param>
    public static string Money(long cents, string currency, bool withCents = false) => Words.Money(cents, currency, SiteLanguage.Current, withCents);

    /// <summary>
    /// A number with a word in singular or plural: <c>1 bed</c>, <c>2.5 baths</c>. French counts up to, not including, two as one
    /// (https://cldr.unicode.org/index/cldr-spec/plural-rules, fr).
    /// </summary>
    public static string Count(double number, string one, string many) =>
        $"{Number(number)} {(number == 1 || (IsFrench && Math.Abs(number) < 2) ? one : many)}";

    /// <summary>A number with thousands separated: <c>1,048</c>.</summary>
    public static string Number(double number) => number.ToString("#,##0.##", CultureInfo.CurrentCulture);

    /// <summary>A day: <c>March 9, 2026</c>.</summary>
    public static string Day(DateOnly day) => day.ToString(CommonTexts.DayPattern, CultureInfo.CurrentCulture);

    /// <summary>A month: <c>May 2027</c>.</summary>
    public static string Month(DateOnly day) => day.ToString(CommonTexts.MonthPattern, CultureInfo.CurrentCulture);

    /// <summary>Least and most: <c>2</c>, <c>3 and 4</c>, <c>1 to 3</c>.</summary>
    public static string Range(IEnumerable<int> numbers)
    {
        var all = numbers.ToList();
        return all.Count == 0 ? "" : all.Min() == all.Max() ? $"{all.Min()}"
            : Text(all.Max() == all.Min() + 1 ? CommonTexts.RangeAnd : CommonTexts.RangeTo, all.Min(), all.Max());
    }

    /// <summary>A size in bytes: <c>420 kB</c>, <c>2.1 MB</c>.</summary>
    public static string Bytes(long bytes) => bytes < 1_000_000
        ? Text(CommonTexts.Kilobytes, Math.Max(1, bytes / 1000))
        : Text(CommonTexts.Megabytes, (bytes / 1_000_000d).ToString("0.#", CultureInfo.CurrentCulture));

    /// <summary>A text of a resource file with its places filled in, by the culture of the page.</summary>
    /// <param name="text">Such as <c>Held until {0}</c>.</param>
    public static string Text(string text, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, text, values);

    /// <summary>What a builder wrote about hours, with no line that begins with the <c>am</c> of the time before it.</summary>
    public static string Unbroken(string hours) => BeforeAmOrPm().Replace(hours, "\u00a0");

    [GeneratedRegex("(?<=[0-9]) (?=[ap]\\.? ?m\\b)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex BeforeAmOrPm();

    private static bool IsFrench => SiteLanguage.Current.Code == "fr";
}
