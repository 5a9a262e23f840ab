using System.Globalization;
using NodaTime;

namespace CustomerConnect.Grains.Messages;

/// <summary>How figures are written for people, in messages and on pages alike.</summary>
public static class Words
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    /// <summary>Money, such as <c>$2,500.00</c>; other currencies than the dollars of the region by their code.</summary>
    public static string Money(long cents, string? currency) => currency switch
    {
        "USD" or null => string.Create(English, $"${cents / 100m:N2}"),
        "CAD" => string.Create(English, $"CA${cents / 100m:N2}"),
        _ => string.Create(English, $"{currency} {cents / 100m:N2}"),
    };

    /// <summary>A day and time on the clock of a zone: <c>Saturday, November 28, at 2:21 pm</c>.</summary>
    public static string Moment(DateTimeOffset at, DateTimeZone zone)
    {
        var local = Local(at, zone);
        return string.Create(English, $"{local:dddd, MMMM d}, at {Time(local)}");
    }

    /// <summary>The same, short: <c>Mon, Nov 23, 2:30 pm</c>.</summary>
    public static string ShortMoment(DateTimeOffset at, DateTimeZone zone)
    {
        var local = Local(at, zone);
        return string.Create(English, $"{local:ddd, MMM d}, {Time(local)}");
    }

    /// <summary>A time: <c>2:30 pm</c>.</summary>
    public static string Time(DateTime local) => local.ToString("h:mm tt", English).ToLowerInvariant();

    /// <summary>What people read out on the telephone for a reservation: the end of its id.</summary>
    public static string ReservationNumber(string reservationId) =>
        $"R-{(reservationId.Length > 7 ? reservationId[^7..] : reservationId).ToUpperInvariant()}";

    private static DateTime Local(DateTimeOffset at, DateTimeZone zone) =>
        Instant.FromDateTimeOffset(at).InZone(zone).LocalDateTime.ToDateTimeUnspecified();
}
