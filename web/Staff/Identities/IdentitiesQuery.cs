using System.Globalization;
using CustomerConnect.Storage.Staff.Identities;
using CustomerConnect.Web.Staff.Places;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using NodaTime.Text;

namespace CustomerConnect.Web.Staff.Identities;

/// <summary>What the address of the identity page asks for: days, place, and where each panel's page begins. Ids alone, no name.</summary>
/// <param name="From">First day, or null for a week ago.</param>
/// <param name="To">Last day, included; null for today.</param>
/// <param name="Progress">Where the page before of the panel In progress ended, or null.</param>
/// <param name="Verified">The same of the panel Recent.</param>
public sealed record IdentitiesQuery(LocalDate? From, LocalDate? To, string? Division, string? Community, IdentityMark? Progress, IdentityMark? Verified)
{
    /// <summary>Days before today that are shown when none are asked for.</summary>
    public const int UsualDays = 7;

    // More days than anybody looks through by hand, and few enough for one query.
    private const int MostDays = 3_660;

    /// <summary>True when nothing is narrowed or widened.</summary>
    public bool IsPlain => this is { From: null, To: null, Division: null, Community: null };

    /// <summary>Reads the part of an address that comes after its path, as browsers have it.</summary>
    public static IdentitiesQuery Of(string search) => Of(new QueryCollection(QueryHelpers.ParseQuery(search)));

    /// <summary>Reads the query; what makes no sense is as if it were not there.</summary>
    public static IdentitiesQuery Of(IQueryCollection query) => new(
        Day(query["from"]), Day(query["to"]), Id(query["division"]), Id(query["community"]), Mark(query["progress"]), Mark(query["verified"]));

    /// <summary>The same with what goes together.</summary>
    public IdentitiesQuery Within(SeenPlaces places)
    {
        var (division, community, _) = places.Within(Division, Community, null);
        return this with { Division = division, Community = community };
    }

    /// <summary>First and last day, on the clock of a zone; never more than ten years, never backwards.</summary>
    public (LocalDate From, LocalDate To) Days(Instant now, DateTimeZone zone)
    {
        var to = To ?? now.InZone(zone).Date;
        var from = From ?? to.PlusDays(-UsualDays);
        from = from > to ? to : from;
        return (Period.DaysBetween(from, to) > MostDays ? to.PlusDays(-MostDays) : from, to);
    }

    /// <summary>The filter at a moment: from the first midnight to the one after the last day.</summary>
    public IdentityFilter At(Instant now, DateTimeZone zone)
    {
        var (from, to) = Days(now, zone);
        return new(Division, Community, zone.AtStartOfDay(from).ToDateTimeOffset(), zone.AtStartOfDay(to.PlusDays(1)).ToDateTimeOffset());
    }

    /// <summary>The address of this.</summary>
    public string Address() => QueryHelpers.AddQueryString("/staff/identity", new Dictionary<string, string?>(
        new KeyValuePair<string, string?>[]
        {
            new("from", From is { } from ? Text(from) : null), new("to", To is { } to ? Text(to) : null), new("division", Division), new("community", Community),
            new("progress", Text(Progress)), new("verified", Text(Verified)),
        }.Where(p => p.Value is not null)));

    /// <summary>A day as an address and a date field have it.</summary>
    public static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string? Text(IdentityMark? mark) => mark is null ? null : string.Create(CultureInfo.InvariantCulture, $"{mark.ChangedAt}.{mark.Contact}");

    // Year 1 to 9998: a day more or less still exists.
    private static LocalDate? Day(string? text) =>
        LocalDatePattern.Iso.Parse(text ?? "") is { Success: true, Value: { Year: > 1 and < 9999 } day } ? day : null;

    private static string? Id(string? text) => text is { Length: > 0 and <= 64 } ? text : null;

    private static IdentityMark? Mark(string? text) =>
        text is { Length: <= 100 } && text.Split('.') is [var at, { Length: > 0 } id] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            ? new(time, id) : null;
}
