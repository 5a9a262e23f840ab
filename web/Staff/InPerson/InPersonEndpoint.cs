using System.Globalization;
using CustomerConnect.Grains.Messages;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Journey;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.Details;
using CustomerConnect.Web.Staff.Permissions;
using CustomerConnect.Web.Staff.Places;
using CustomerConnect.Web.Statuses;
using Microsoft.AspNetCore.Identity;

namespace CustomerConnect.Web.Staff.InPerson;

/// <summary><c>/staff/in-person</c>: a reservation for somebody who has no e-mail address and stands before the desk.</summary>
internal static class InPersonEndpoint
{
    private static readonly CultureInfo _us = CultureInfo.GetCultureInfo("en-US");

    /// <summary>Maps the page and its form.</summary>
    public static void MapInPerson(this IEndpointRouteBuilder staff)
    {
        var desk = staff.MapGroup("/in-person").Requires(StaffPermissions.ReserveInPerson);
        desk.MapGet("", Show);
        desk.MapPost("", Reserve);
    }

    /// <summary>Who asks, and what is needed to answer.</summary>
    private readonly record struct Asked(
        HttpContext Http, StaffScopes Scopes, StaffPlaces Places, UnitRows Units, SlotCounts Slots, InPersonDesk Desk,
        TimeProvider Clock, CancellationToken Cancel)
    {
        /// <summary>The page for a project of the member's scope; none is chosen where it is not theirs.</summary>
        public async Task<(InPersonView View, CommunitySnapshot? Community)> ViewAsync(string? projectId, InPersonForm form, string command, string? refused)
        {
            var seen = await Places.OfAsync(await Scopes.ScopeAsync(Http.User, Cancel), Cancel);
            var community = seen.Communities.FirstOrDefault(c => c.ProjectsById.ContainsKey(projectId ?? ""));
            var project = community?.ProjectsById[projectId!];
            return (new(
                Http.User.StaffName(), seen.Communities, project, project is null ? [] : await HomesAsync(project), project is null ? [] : await TimesAsync(project),
                project?.Settings is { CustomerDeposit: DepositRequirement.Required } settings ? Words.Money(settings.CustomerDepositCents, settings.Currency) : null,
                form, command, refused), community);
        }

        // As staff see them: where availability is hidden, too.
        private async Task<IReadOnlyList<(string Id, string Text)>> HomesAsync(Project project)
        {
            var (rows, now) = (await Units.OfProjectAsync(project.Id, Cancel), Clock.GetUtcNow());
            return
            [
                .. from row in rows
                   let home = PublicHome.Of(row, hideAvailability: false, now)
                   where home.Status == PublicStatus.Available && project.UnitsById.ContainsKey(row.UnitId)
                   let unit = project.UnitsById[row.UnitId]
                   orderby unit.Number.PadLeft(10, '0')
                   select (unit.Id, $"{unit.Number}, {project.ModelsById.GetValueOrDefault(unit.ModelId)?.DisplayName}{(home.PriceCents is { } cents ? $", {Words.Money(cents, home.Currency)}" : "")}"),
            ];
        }

        private async Task<IReadOnlyList<DayOfTimes>> TimesAsync(Project project)
        {
            var now = Clock.GetUtcNow();
            var booked = await Slots.ReadAsync(project, now, Cancel);
            return
            [
                .. from kind in (AppointmentKind[])[AppointmentKind.InPerson, AppointmentKind.Phone]
                   from offer in SlotSchedule.Open(project, kind, now, booked)
                   group offer by (offer.StartsAt.Date, kind) into day
                   orderby day.Key.Date, day.Key.kind descending
                   select new DayOfTimes(
                       $"{day.Key.Date.ToString("ddd, MMM d", _us)}, {(day.Key.kind == AppointmentKind.Phone ? "by phone" : "in person")}",
                       [.. day.Select(o => (o.Slot, o.StartsAt.ToString("h:mm tt", _us).ToLowerInvariant()))]),
            ];
        }
    }

    private static async Task<IResult> Show([AsParameters] Asked asked)
    {
        asked.Http.Response.Headers.CacheControl = "no-cache, no-store";
        var query = asked.Http.Request.Query;
        var form = new InPersonForm(new Dictionary<string, string> { ["unit"] = query["unit"].ToString(), ["country"] = "US" });
        return Page.Of<InPersonPage, InPersonView>((await asked.ViewAsync(query["project"], form, $"{CommandId.New().Value}", null)).View);
    }

    private static async Task<IResult> Reserve(IFormCollection form, [AsParameters] Asked asked)
    {
        asked.Http.Response.Headers.CacheControl = "no-cache, no-store";
        if (!Guid.TryParse(form["command"], out var command))
        {
            return Results.BadRequest();
        }

        var typed = InPersonForm.Of(form);
        var (view, community) = await asked.ViewAsync(form["project"], typed, $"{command}", null);
        if (view.Project is not { } project || community is null)
        {
            return DetailsEndpoint.Missing();
        }

        if (typed.Read(project) is not { } person)
        {
            return Page.Of<InPersonPage, InPersonView>(view, StatusCodes.Status422UnprocessableEntity);
        }

        if (!project.UnitsById.ContainsKey(typed["unit"]))
        {
            return DetailsEndpoint.Missing();
        }

        var (session, refusal) = await asked.Desk.ReserveAsync(
            new(command, asked.Http.User.StaffId(), community, project, new(typed["unit"]), person, typed.Slot, typed.DepositTaken && view.Deposit is not null), asked.Cancel);
        return refusal is null
            ? Page.SeeOther($"/staff/sessions/{session}")
            // Another try is another session; what was typed stays.
            : Page.Of<InPersonPage, InPersonView>(
                (await asked.ViewAsync(project.Id, typed, $"{CommandId.New().Value}", refusal.Message)).View, StatusCodes.Status422UnprocessableEntity);
    }
}
