using NodaTime;

namespace CustomerConnect.Grains.Reservations;

/// <summary>How long a reservation lasts.</summary>
public static class ReservationTerm
{
    /// <summary>
    /// The end, UTC, exclusive: so many days later at the same local time in the project's zone. A local time that a change of clocks
    /// skips becomes the first that exists; one that comes twice is the earlier.
    /// </summary>
    /// <param name="zone">IANA zone of the project.</param>
    /// <exception cref="NodaTime.TimeZones.DateTimeZoneNotFoundException">The zone does not exist.</exception>
    public static DateTimeOffset EndsAt(DateTimeOffset now, int days, string zone)
    {
        var place = DateTimeZoneProviders.Tzdb[zone];
        var local = Instant.FromDateTimeOffset(now).InZone(place).LocalDateTime.PlusDays(days);
        return place.AtLeniently(local).ToInstant().ToDateTimeOffset();
    }
}
