using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Staff.Live;
using Microsoft.AspNetCore.SignalR;

namespace CustomerConnect.Web.Staff.Calendar;

/// <summary>Remembers that something happened which calendars show: appointments of reservations, and those chosen under a hold.</summary>
public sealed class CalendarFeed() : ChangedFeed("reservation.", "session.appointment-", "session.hold-", "session.submi");

/// <summary>A calendar that somebody looks at.</summary>
/// <param name="Scope">What the member sees.</param>
/// <param name="Query">Which days, and what of them.</param>
/// <param name="MayMove">True when the member may move appointments.</param>
public sealed record OpenCalendar(StaffScope Scope, CalendarQuery Query, bool MayMove);

/// <summary>Keeps open calendars current: what is booked, moved or given back anywhere stands where it belongs.</summary>
public sealed class LiveCalendars(
    CalendarFeed feed, CalendarReader reader, StaffRenderer renderer, IHubContext<StaffHub, IStaffClient> hub, TimeProvider clock,
    ILogger<LiveCalendars> logger) : LiveParts<OpenCalendar>(hub, clock, logger)
{
    /// <inheritdoc/>
    protected override string Work => "Keeping calendars current";

    /// <inheritdoc/>
    protected override Task<Func<OpenCalendar, bool>?> MovedAsync(CancellationToken cancel) => Task.FromResult(feed.TakeFor<OpenCalendar>());

    /// <inheritdoc/>
    protected override string Group(OpenCalendar page) => $"calendar {page.Scope.Key} {page.MayMove} {page.Query.Address()}";

    /// <inheritdoc/>
    protected override async Task<IReadOnlyDictionary<string, string>> DrawAsync(OpenCalendar page, CancellationToken cancel)
    {
        var view = await reader.ReadAsync(page.Query, page.Scope, page.MayMove, cancel);
        var parts = new Dictionary<string, object?> { [nameof(CalendarGrid.Model)] = view };
        var drawn = await renderer.DrawAsync([(typeof(CalendarGrid), parts), (typeof(CalendarCount), parts)]);
        return new Dictionary<string, string> { ["[data-part=calendar]"] = drawn[0], ["[data-part=count]"] = drawn[1] };
    }
}
