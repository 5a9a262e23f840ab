using CustomerConnect.Reservations;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Members;
using CustomerConnect.Web.Texts;
using NodaTime;

namespace CustomerConnect.Web.MyReservations;

/// <summary>How a reservation stands, in words and on the project's clock. Pure.</summary>
/// <param name="Badge">Class and symbol of its badge.</param>
/// <param name="Status">Its status in a word.</param>
/// <param name="Ends">When it ends or ended.</param>
/// <param name="Left">What is left of it; null when it is over.</param>
public sealed record ReservationWords(string Badge, string Status, string Ends, string? Left)
{
    /// <summary>The words for a status; one whose time is over has expired, whatever has been written down.</summary>
    public static ReservationWords Of(ReservationStatus status, DateTimeOffset endsAt, Project project, DateTimeOffset now)
    {
        var zone = SlotSchedule.Zone(project.Settings);
        var ends = Moments.Of(endsAt, project.Settings);
        return status switch
        {
            ReservationStatus.Active when now < endsAt => new("st-mine", MemberTexts.Reserved, ends, DaysLeft(endsAt, zone, now)),
            ReservationStatus.Active or ReservationStatus.Expired => new("st-unreleased", MemberTexts.Expired, ends, null),
            ReservationStatus.Completed => new("st-sold", MemberTexts.Completed, ends, null),
            ReservationStatus.Reversed => new("st-unreleased", MemberTexts.TakenBack, ends, null),
            _ => new("st-unreleased", MemberTexts.CancelledWord, ends, null),
        };
    }

    /// <summary>The status that stands in a table.</summary>
    public static ReservationStatus Read(string status) => Enum.Parse<ReservationStatus>(status, ignoreCase: true);

    // By the calendar of the project, as people count: what ends tomorrow evening has one day left all day long.
    private static string DaysLeft(DateTimeOffset endsAt, DateTimeZone zone, DateTimeOffset now)
    {
        var days = Period.DaysBetween(Instant.FromDateTimeOffset(now).InZone(zone).Date, Instant.FromDateTimeOffset(endsAt).InZone(zone).Date);
        return days == 0 ? MemberTexts.EndsToday : Show.Count(days, MemberTexts.DayLeft, MemberTexts.DaysLeft);
    }
}
