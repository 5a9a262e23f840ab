using System.Globalization;
using System.Security.Claims;
using CustomerConnect.Grains.Reservations;
using CustomerConnect.Reservations;
using CustomerConnect.Sessions;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Units;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Staff.Permissions;

namespace CustomerConnect.Web.Staff.Details;

/// <summary>
/// What staff do from the panel. Each asks the grain that decides, in the member's name, which is kept in the log with the reason; each
/// form carries the command's id, so that one sent twice is done once.
/// </summary>
internal static class ActionsEndpoint
{
    private const int MostDays = 90;

    /// <summary>Maps them under the session's address, each for its permission.</summary>
    public static void Map(IEndpointRouteBuilder session)
    {
        session.MapPost("/end-hold", EndHold).Requires(StaffPermissions.EndHolds);
        session.MapPost("/reverse", Reverse).Requires(StaffPermissions.ReverseReservations);
        session.MapPost("/extend", Extend).Requires(StaffPermissions.ExtendReservations);
        session.MapPost("/complete", Complete).Requires(StaffPermissions.CompleteReservations);
        PeopleActions.Map(session);
    }

    /// <summary>Who asks, and what is needed to answer.</summary>
    internal readonly record struct Asked(string Id, HttpContext Http, DetailsReader Reader, IGrainFactory Grains, ICatalog Catalog, CancellationToken Cancel)
    {
        /// <summary>The member, as the log keeps them.</summary>
        public string By => Http.User.FindFirstValue(ClaimTypes.NameIdentifier)!;

        public Task<DetailsView?> ViewAsync() => Reader.ReadAsync(Id, Http, Cancel);
    }

    private static Task<IResult> EndHold(IFormCollection form, [AsParameters] Asked asked) => DoAsync(form, asked, async command =>
    {
        if (!ActionWords.TryRead<HoldEndReason>(form["reason"], out var reason))
        {
            return "Say why the hold is ended.";
        }

        var session = await asked.Grains.GetGrain<ISessionGrain>(asked.Id).Look();
        return session.Selection.Unit is { } unit
            ? (await asked.Grains.GetGrain<IUnitGrain>(unit.Value).EndHold(new(command, new(asked.Id), reason, asked.By))).Refusal?.Message
            : "The session holds no home any more.";
    });

    private static Task<IResult> Reverse(IFormCollection form, [AsParameters] Asked asked) => OnReservationAsync(form, asked, async (reservation, command) =>
    {
        if (!ActionWords.TryRead<ReversalReason>(form["reason"], out var reason))
        {
            return "Say why the reservation is taken back.";
        }

        var note = form["note"].ToString().Trim();
        return (await reservation.End(new(command, ReservationStatus.Reversed, reason, asked.By, note.Length == 0 ? null : note))).Refusal?.Message;
    });

    private static Task<IResult> Extend(IFormCollection form, [AsParameters] Asked asked) => OnReservationAsync(form, asked, async (reservation, command) =>
    {
        if (!ActionWords.TryRead<ExtendReason>(form["reason"], out var reason))
        {
            return new ExtensionNeedsAReason().Message;
        }

        if (!int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > MostDays)
        {
            return $"Give it 1 to {MostDays} days more.";
        }

        // From the end that the page showed: the same form sent twice asks for the same end.
        if (!long.TryParse(form["from"], NumberStyles.None, CultureInfo.InvariantCulture, out var from))
        {
            return "Load the page again: it did not say from when.";
        }

        var zone = (await reservation.Look()).Project is { } project && await asked.Catalog.ProjectAsync(project.Value, asked.Cancel) is { } found
            ? found.Project.Settings.TimeZone : "UTC";
        var end = ReservationTerm.EndsAt(DateTimeOffset.FromUnixTimeMilliseconds(from), days, zone);
        return (await reservation.Extend(new(command, end, asked.By, reason))).Refusal?.Message;
    });

    private static Task<IResult> Complete(IFormCollection form, [AsParameters] Asked asked) => OnReservationAsync(form, asked, async (reservation, command) =>
        (await reservation.End(new(command, ReservationStatus.Completed, null, asked.By))).Refusal?.Message);

    private static Task<IResult> OnReservationAsync(IFormCollection form, Asked asked, Func<IReservationGrain, CommandId, Task<string?>> act) =>
        DoAsync(form, asked, async command => (await asked.Grains.GetGrain<ISessionGrain>(asked.Id).Look()).Reservation is { } reservation
            ? await act(asked.Grains.GetGrain<IReservationGrain>(reservation.Value), command)
            : "The session has no reservation.");

    /// <summary>Does it for who may see the session, and shows the panel again: anew when it was done, with the reason when it was not.</summary>
    internal static async Task<IResult> DoAsync(IFormCollection form, Asked asked, Func<CommandId, Task<string?>> act)
    {
        asked.Http.Response.Headers.CacheControl = "no-cache, no-store";
        if (await asked.ViewAsync() is not { } view)
        {
            return DetailsEndpoint.Missing();
        }

        if (!Guid.TryParse(form["command"], out var command))
        {
            return Results.BadRequest();
        }

        return await act(new CommandId(command)) is { } refused
            ? Page.Of<DetailsPage, DetailsView>((await asked.ViewAsync() ?? view) with { Refused = refused, Typed = new(asked.Http.Request.Path.Value!.Split('/')[^1], form) }, StatusCodes.Status422UnprocessableEntity)
            : Page.SeeOther(view.Address);
    }
}
