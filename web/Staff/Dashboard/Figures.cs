using System.Globalization;
using CustomerConnect.Grains.Messages;
using CustomerConnect.Storage.Staff.Dashboard;
using NodaTime;

namespace CustomerConnect.Web.Staff.Dashboard;

/// <summary>A figure of the day.</summary>
/// <param name="Title">What is counted.</param>
/// <param name="Value">The figure.</param>
/// <param name="More">What belongs to it, in a line.</param>
/// <param name="Link">The list behind it.</param>
public sealed record Figure(string Title, string Value, string More, string Link);

/// <summary>
/// The figures of the day, and what each counts. Days begin at midnight on the clock of the community (an appointment's on its project's),
/// so that two offices in two zones each have their own today.
/// </summary>
public static class Figures
{
    private static readonly CultureInfo _us = CultureInfo.GetCultureInfo("en-US");

    /// <summary>The figures, in the order they are shown.</summary>
    /// <param name="communityZone">The zone of a community by its id.</param>
    /// <param name="projectZone">The zone of a project by its id.</param>
    public static IReadOnlyList<Figure> Of(
        DashboardRecords records, DateTimeOffset now, Func<string, DateTimeZone> communityZone, Func<string, DateTimeZone> projectZone)
    {
        var (visits, holds) = (records.Visits, records.Holds);
        var today = Reserved(records.Reserved, now, communityZone, daysBack: 0);
        var week = Reserved(records.Reserved, now, communityZone, daysBack: 6);
        var (slotsToday, slotsAhead) = Appointments(records.Slots, now, projectZone);
        return
        [
            // Sessions in which anything happened in the last quarter of an hour, and that have no reservation yet.
            new("Here now", Number(visits.Here), $"{Number(visits.SignedIn)} signed in, {Count(visits.Realtors, "realtor", "realtors")}", "/staff/sessions?when=1"),
            // Homes kept for a session that pays or submits, whose hold has not run out.
            new("Homes on hold", Number(holds.Holds), FirstEnd(holds, now), "/staff/sessions?status=holding"),
            // Reservations placed since midnight, and in the last seven days with today; what became of them since does not matter.
            new("Reserved today", Number(today), $"{Number(week)} in 7 days", "/staff/sessions?status=reserved"),
            // Money captured and not returned, of reservations that are active: neither completed nor ended.
            new("Deposits held", Held(records.Deposits), $"of {Count(records.Deposits.Sum(d => d.Deposits), "reservation", "reservations")} that stand", "/staff/sessions?status=reserved"),
            // Booked appointments of reservations that stand or are completed, that start today; and those of today still to come.
            new("Appointments today", Number(slotsToday), slotsAhead == 0 ? "none still to come" : $"{Number(slotsAhead)} still to come", "/staff/calendar?view=day"),
        ];
    }

    private static long Reserved(IEnumerable<QuarterCount> counts, DateTimeOffset now, Func<string, DateTimeZone> zone, int daysBack) => counts
        .Where(c => c.Quarter * DashboardTable.Quarter >= zone(c.Community).AtStartOfDay(Today(now, zone(c.Community)).PlusDays(-daysBack)).ToInstant().ToUnixTimeMilliseconds())
        .Sum(c => c.Count);

    private static (long Today, long Ahead) Appointments(IEnumerable<SlotCount> counts, DateTimeOffset now, Func<string, DateTimeZone> zone)
    {
        var today = counts.Where(c => Today(DateTimeOffset.FromUnixTimeMilliseconds(c.At), zone(c.Project)) == Today(now, zone(c.Project))).ToList();
        return (today.Sum(c => c.Count), today.Where(c => c.At >= now.ToUnixTimeMilliseconds()).Sum(c => c.Count));
    }

    private static LocalDate Today(DateTimeOffset at, DateTimeZone zone) => Instant.FromDateTimeOffset(at).InZone(zone).Date;

    private static string FirstEnd(HoldCount holds, DateTimeOffset now) => holds.Holds == 0 ? "none runs"
        : holds.FirstEnd - now.ToUnixTimeMilliseconds() < 60_000 ? "the first ends within a minute"
        : $"the first ends in {Count((holds.FirstEnd - now.ToUnixTimeMilliseconds()) / 60_000, "minute", "minutes")}";

    private static string Held(IReadOnlyList<DepositSum> sums) =>
        sums.Count == 0 ? "$0" : string.Join(" + ", sums.Select(s => Words.Money(s.Cents, s.Currency).Replace(".00", "", StringComparison.Ordinal)));

    private static string Number(long number) => number.ToString("N0", _us);

    private static string Count(long number, string one, string many) => $"{Number(number)} {(number == 1 ? one : many)}";
}
