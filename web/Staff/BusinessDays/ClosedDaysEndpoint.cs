using System.Globalization;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.Details;
using CustomerConnect.Web.Staff.Permissions;
using CustomerConnect.Web.Staff.Places;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using NodaTime.Text;

namespace CustomerConnect.Web.Staff.BusinessDays;

/// <summary>The page of closed days.</summary>
/// <param name="Organization">Whose days they are; the builder's name.</param>
/// <param name="OrganizationId">Its id.</param>
/// <param name="Others">Other organizations that the member may choose, by id and name.</param>
public sealed record ClosedDaysView(
    string Member, string OrganizationId, string Organization, IReadOnlyList<(string Id, string Name)> Others, int Year, IReadOnlyList<ClosedDay> Days, string? Refused = null)
{
    /// <summary>What was filled in and refused, or null.</summary>
    public Typed? Typed { get; init; }

    /// <summary>What was written into a field of the form that adds a day.</summary>
    public string? Added(string field) => Typed is { Action: "add" } typed ? typed.Form[field].ToString() : null;

    /// <summary>Address of an organization's year.</summary>
    public static string At(string organization, int year) =>
        $"/staff/closed-days?organization={Uri.EscapeDataString(organization)}&year={year.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary><c>/staff/closed-days</c>: when sales centers are closed beside weekends.</summary>
internal static class ClosedDaysEndpoint
{
    /// <summary>Maps page and forms.</summary>
    public static void MapClosedDays(this IEndpointRouteBuilder staff)
    {
        var days = staff.MapGroup("/closed-days").Requires(StaffPermissions.EditClosedDays);
        days.MapGet("", Show);
        days.MapPost("/add", Add);
        days.MapPost("/remove", Remove);
        days.MapPost("/federal", Federal);
    }

    /// <summary>Who asks, and what is needed to answer.</summary>
    private readonly record struct Asked(
        HttpContext Http, StaffScopes Scopes, StaffPlaces Places, ClosedDays Closed, TimeProvider Clock, CancellationToken Cancel)
    {
        /// <summary>The page of one organization; null when the member sees no community of it.</summary>
        public async Task<ClosedDaysView?> ViewAsync(string? organization, string? year)
        {
            var seen = await Places.OfAsync(await Scopes.ScopeAsync(Http.User, Cancel), Cancel);
            var organizations = seen.All.GroupBy(c => c.OrganizationId, StringComparer.Ordinal).Select(g => (Id: g.Key, Name: g.First().BuilderName)).ToList();
            if (organizations.FirstOrDefault(o => string.IsNullOrEmpty(organization) || o.Id == organization) is not { Id: { } id, Name: var name })
            {
                return null;
            }

            var today = Instant.FromDateTimeOffset(Clock.GetUtcNow()).InZone(StaffTimes.Zone(seen.ZoneOf(null))).Date;
            var shown = int.TryParse(year, out var typed) && Math.Abs(typed - today.Year) <= 5 ? typed : today.Year;
            var days = await Closed.BetweenAsync(id, new(shown, 1, 1), new(shown, 12, 31), Cancel);
            return new(Http.User.StaffName(), id, name, [.. organizations.Where(o => o.Id != id)], shown, days);
        }
    }

    private static async Task<IResult> Show([AsParameters] Asked asked)
    {
        asked.Http.Response.Headers.CacheControl = "no-cache, no-store";
        return await asked.ViewAsync(asked.Http.Request.Query["organization"], asked.Http.Request.Query["year"]) is { } view
            ? Page.Of<ClosedDaysPage, ClosedDaysView>(view) : DetailsEndpoint.Missing();
    }

    private static Task<IResult> Add(IFormCollection form, [AsParameters] Asked asked) => ChangeAsync(form, asked, async view =>
    {
        var name = form["name"].ToString().Trim();
        if (Day(form) is not { } day)
        {
            return "Choose the day.";
        }

        if (name.Length is 0 or > ClosedDays.LongestName)
        {
            return $"Say in up to {ClosedDays.LongestName} characters why it is closed.";
        }

        await asked.Closed.AddAsync(asked.Http.User.StaffId(), view.OrganizationId, [new(day, name)], name, asked.Cancel);
        return null;
    });

    private static Task<IResult> Remove(IFormCollection form, [AsParameters] Asked asked) => ChangeAsync(form, asked, async view =>
    {
        if (Day(form) is not { } day)
        {
            return "Choose the day.";
        }

        return await asked.Closed.RemoveAsync(asked.Http.User.StaffId(), view.OrganizationId, day, form["why"], asked.Cancel);
    });

    private static Task<IResult> Federal(IFormCollection form, [AsParameters] Asked asked) => ChangeAsync(form, asked, async view =>
    {
        await asked.Closed.AddAsync(
            asked.Http.User.StaffId(), view.OrganizationId, FederalHolidays.Of(view.Year), "US federal holidays", asked.Cancel);
        return null;
    });

    private static async Task<IResult> ChangeAsync(IFormCollection form, Asked asked, Func<ClosedDaysView, Task<string?>> change)
    {
        if (await asked.ViewAsync(form["organization"], form["year"]) is not { } view || form["organization"] != view.OrganizationId)
        {
            return DetailsEndpoint.Missing();
        }

        return await change(view) is { } refused
            ? Page.Of<ClosedDaysPage, ClosedDaysView>(view with { Refused = refused, Typed = new(asked.Http.Request.Path.Value!.Split('/')[^1], form) }, StatusCodes.Status422UnprocessableEntity)
            : Page.SeeOther(ClosedDaysView.At(view.OrganizationId, view.Year));
    }

    private static LocalDate? Day(IFormCollection form) => LocalDatePattern.Iso.Parse(form["day"].ToString()) is { Success: true, Value: var day } ? day : null;
}
