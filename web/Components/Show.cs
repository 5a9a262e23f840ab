using System.Globalization;

namespace CustomerConnect.Web.Components;

/// <summary>How figures and dates are written for buyers.</summary>
public static class Show
{
    private static readonly CultureInfo _us = CultureInfo.GetCultureInfo("en-US");

    /// <summary>An amount without cents when there are none: <c>$540,000</c>, <c>$12.50</c>, <c>CA$540,000</c>.</summary>
    public static string Money(long cents, string currency)
    {
        var figure = (cents / 100m).ToString(cents % 100 == 0 ? "N0" : "N2", _us);
        return currency switch { "USD" => $"${figure}", "CAD" => $"CA${figure}", "EUR" => $"€{figure}", "GBP" => $"£{figure}", _ => $"{currency} {figure}" };
    }

    /// <summary>A number with a word in singular or plural: <c>1 bed</c>, <c>2.5 baths</c>.</summary>
    public static string Count(double number, string one, string many) => $"{Number(number)} {(number == 1 ? one : many)}";

    /// <summary>A number with thousands separated: <c>1,048</c>.</summary>
    public static string Number(double number) => number.ToString("#,##0.##", _us);

    /// <summary>A day: <c>March 9, 2026</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("MMMM d, yyyy", _us);

    /// <summary>A month: <c>May 2027</c>.</summary>
    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", _us);

    /// <summary>Least and most: <c>2</c>, <c>3 and 4</c>, <c>1 to 3</c>.</summary>
    public static string Range(IEnumerable<int> numbers)
    {
        var all = numbers.ToList();
        return all.Count == 0 ? "" : all.Min() == all.Max() ? $"{all.Min()}"
            : $"{all.Min()} {(all.Max() == all.Min() + 1 ? "and" : "to")} {all.Max()}";
    }

    /// <summary>A size in bytes: <c>420 kB</c>, <c>2.1 MB</c>.</summary>
    public static string Bytes(long bytes) =>
        bytes < 1_000_000 ? $"{Math.Max(1, bytes / 1000)} kB" : $"{(bytes / 1_000_000d).ToString("0.#", _us)} MB";
}
