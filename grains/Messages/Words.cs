using System.Globalization;
using CustomerConnect.Grains.Messages.Texts;
using NodaTime;

namespace CustomerConnect.Grains.Messages;

/// <summary>How figures and moments are written for people, in messages and on pages alike.</summary>
public static class Words
{
    /// <summary>
    /// Money: <c>$2,500.00</c>, <c>CA$2,500.00</c>, in French <c>2 500,00 $ US</c>.
    /// </summary>
    /// <param name="language">Staff's English unless given.</param>
    /// <param name="withCents">False leaves cents out where there are none.</param>
    public static string Money(long cents, string? currency, SiteLanguage? language = null, bool withCents = true)
    {
        var speaks = language ?? SiteLanguage.English;
        var figure = (cents / 100m).ToString(cents % 100 == 0 && !withCents ? "N0" : "N2", speaks.Formats);
        return speaks.Code == "fr"
            ? $"{figure}\u00a0{currency switch { "USD" or null => "$\u00a0US", "CAD" => "$", "EUR" => "€", "GBP" => "£", _ => currency }}"
            : currency switch { "USD" or null => $"${figure}", "CAD" => $"CA${figure}", "EUR" => $"€{figure}", "GBP" => $"£{figure}", _ => $"{currency} {figure}" };
    }

    /// <summary>A day and time on the clock of a zone, in the current language: <c>Saturday, November 28, at 2:21 pm</c>.</summary>
    public static string Moment(DateTimeOffset at, DateTimeZone zone) =>
        Text(MessageTexts.DayAtTime, Day(Local(at, zone).Date), Time(at, zone));

    /// <summary>A text of the resources with its values in it, as the current language writes them.</summary>
    public static string Text(string text, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, text, values);

    /// <summary>The same, short: <c>Mon, Nov 23, 2:30 pm</c>.</summary>
    public static string ShortMoment(DateTimeOffset at, DateTimeZone zone) =>
        $"{Local(at, zone).ToDateTimeUnspecified().ToString(MessageTexts.ShortDayPattern, CultureInfo.CurrentCulture)}, {Time(at, zone)}";

    /// <summary>A day in the current language: <c>Saturday, November 28</c>.</summary>
    public static string Day(LocalDate day) => day.ToDateTimeUnspecified().ToString(MessageTexts.LongDayPattern, CultureInfo.CurrentCulture);

    /// <summary>
    /// A time in the current language: <c>2:30 pm</c>. In the hour that a day has twice, when clocks go back, it says which of the two:
    /// <c>1:30 am EDT</c>.
    /// </summary>
    public static string Time(DateTimeOffset at, DateTimeZone zone)
    {
        var local = Local(at, zone);
        return zone.MapLocal(local).Count == 2 ? $"{Time(local)} {Abbreviation(at, zone)}" : Time(local);
    }

    /// <summary>A time in the current language: <c>2:30 pm</c>, with spaces at which no line breaks.</summary>
    public static string Time(LocalDateTime local) =>
        local.ToDateTimeUnspecified().ToString(MessageTexts.TimePattern, CultureInfo.CurrentCulture).ToLower(CultureInfo.CurrentCulture).Replace(' ', '\u00a0');

    /// <summary>What a zone's clock is called at a moment: <c>EST</c>.</summary>
    public static string Abbreviation(DateTimeOffset at, DateTimeZone zone) => zone.GetZoneInterval(Instant.FromDateTimeOffset(at)).Name;

    /// <summary>What people read out on the telephone for a reservation: the end of its id.</summary>
    public static string ReservationNumber(string reservationId) =>
        $"R-{(reservationId.Length > 7 ? reservationId[^7..] : reservationId).ToUpperInvariant()}";

    private static LocalDateTime Local(DateTimeOffset at, DateTimeZone zone) => Instant.FromDateTimeOffset(at).InZone(zone).LocalDateTime;
}
