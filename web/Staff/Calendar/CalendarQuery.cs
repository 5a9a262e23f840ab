using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Staff.Calendar;
using CustomerConnect.Web.Staff.Places;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using NodaTime.Text;

namespace CustomerConnect.Web.Staff.Calendar;

/// <summary>What the address of the calendar asks for. What it does not know it leaves out.</summary>
/// <param name="View"><c>day</c>, <c>week</c> or <c>month</c>.</param>
/// <param name="Date">A day of the stretch that is shown; null for today.</param>
/// <param name="Kind"><c>phone</c>, <c>in-person</c> or null.</param>
/// <param name="Moved">The reservation whose appointment was moved a moment ago, or null.</param>
public sealed record CalendarQuery(string View, LocalDate? Date, string? Community, string? Project, string? Kind, string? Moved = null)
{
    /// <summary>The views, with their words.</summary>
    public static readonly IReadOnlyList<(string Code, string Word)> Views = [("day", "Day"), ("week", "Week"), ("month", "Month")];

    private const string Usual = "week";
    private static readonly LocalDate _first = new(2000, 1, 1), _last = new(2100, 12, 31);

    /// <summary>The filter.</summary>
    public AppointmentFilter Filter => new(Community, Project, Kind);

    /// <summary>Reads the part of an address that comes after its path, as browsers have it.</summary>
    public static CalendarQuery Of(string search) => Of(new QueryCollection(QueryHelpers.ParseQuery(search)));

    /// <summary>Reads the query.</summary>
    public static CalendarQuery Of(IQueryCollection query) => new(
        Views.Select(v => v.Code).FirstOrDefault(c => c == Text(query, "view")) ?? Usual, ReadDay(Text(query, "date")), Text(query, "community"),
        Text(query, "project"), Text(query, "kind") is "phone" or "in-person" ? Text(query, "kind") : null, Text(query, "moved"));

    /// <summary>A day as <c>2026-11-23</c>; null for anything else.</summary>
    public static LocalDate? ReadDay(string? text) =>
        LocalDatePattern.Iso.Parse(text ?? "").TryGetValue(default, out var date) && date >= _first && date <= _last ? date : null;

    /// <summary>The same with what goes together: a project outside of the community that is chosen was chosen before it.</summary>
    public CalendarQuery Within(IReadOnlyList<CommunitySnapshot> communities)
    {
        var (_, community, project) = new SeenPlaces(communities, []).Within(null, Community, Project);
        return this with { Community = community, Project = project };
    }

    /// <summary>The first and the last day of the stretch that is shown; a month with the whole weeks that it begins and ends in.</summary>
    public DateInterval Stretch(LocalDate today)
    {
        var date = Date ?? today;
        return View switch
        {
            "day" => new(date, date),
            "month" => new(Monday(date.With(DateAdjusters.StartOfMonth)), Monday(date.With(DateAdjusters.EndOfMonth)).PlusDays(6)),
            _ => new(Monday(date), Monday(date).PlusDays(6)),
        };
    }

    /// <summary>So many stretches later, or earlier.</summary>
    public CalendarQuery Later(LocalDate today, int by) => this with
    {
        Date = View switch
        {
            "day" => (Date ?? today).PlusDays(by),
            "month" => (Date ?? today).With(DateAdjusters.StartOfMonth).PlusMonths(by),
            _ => (Date ?? today).PlusWeeks(by),
        },
        Moved = null,
    };

    /// <summary>What comes after the path in the address; empty when nothing is asked for.</summary>
    public string Search => Address()["/staff/calendar".Length..];

    /// <summary>The address.</summary>
    public string Address() => QueryHelpers.AddQueryString("/staff/calendar", new Dictionary<string, string?>(
        new KeyValuePair<string, string?>[]
        {
            new("view", View == Usual ? null : View), new("date", Date is { } date ? LocalDatePattern.Iso.Format(date) : null), new("community", Community),
            new("project", Project), new("kind", Kind), new("moved", Moved),
        }.Where(p => p.Value is not null)));

    private static LocalDate Monday(LocalDate date) => date.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 and <= 64 } text ? text : null;
}
