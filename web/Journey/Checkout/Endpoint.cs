using CustomerConnect.Allowances;
using CustomerConnect.Sessions;
using CustomerConnect.Units;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Journey.Elsewhere;
using CustomerConnect.Web.Visits;

namespace CustomerConnect.Web.Journey.Checkout;

/// <summary>The last step: holds the home, shows what is missing, takes the deposit, submits.</summary>
internal static class Endpoint
{
    public static void Map(IEndpointRouteBuilder journey)
    {
        journey.MapGet("/checkout", Show);
        journey.MapPost("/submit", Submit);
        journey.MapPost("/leave", Leave);
    }

    private static async Task<IResult> Show(
        HttpContext http, Travelers travelers, CheckoutPages pages, OwnElsewhere elsewhere, string? client, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel);
        if (travel is null || Preview.Is(http.Request))
        {
            return instead ?? Results.NoContent();
        }

        if (BelongsElsewhere(travel))
        {
            return Page.SeeOther(Steps.Next(travel));
        }

        if (HomeIsLost(travel))
        {
            return Page.SeeOther(Steps.Lost);
        }

        if (travel.IsSubmitting)
        {
            return Page.Of<SubmittingPage, Travel>(travel);
        }

        if (travel.HeldUntil is not null)
        {
            return await pages.AnswerAsync(await BankReturns.AskedAsync(travel), StatusCodes.Status200OK, cancel, client: client);
        }

        var answer = await travel.Grain.OpenCheckout(new(CommandId.New()));
        return answer switch
        {
            { Ok: true } => await pages.AnswerAsync(travel with { Session = answer.Require() }, StatusCodes.Status200OK, cancel),
            { Refusal: UnitIsBeingReserved or ReservationLimitIsReached } when await elsewhere.FindAsync(travel, cancel) is { } own =>
                Page.Of<ElsewherePage, ElsewhereView>(own, Refusals.Status(answer.Refusal.Kind)),
            { Refusal: { } refusal } when Steps.AfterLoss(refusal.Code) == Steps.Lost => Lost.Endpoint.Page(travel, refusal),
            _ => await pages.AnswerAsync(travel, Refusals.Status(answer.Refusal!.Kind), cancel, answer.Refusal),
        };
    }

    private static async Task<IResult> Submit(
        IFormCollection form, HttpContext http, Travelers travelers, CheckoutPages pages, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel);
        if (travel is null)
        {
            return instead!;
        }

        if (await pages.HasHalfTypedClientAsync(travel, cancel))
        {
            return await RefusedAsync(http, travelers, pages, new ClientIsHalfTyped(), cancel);
        }

        // The form brings its command: the same form sent twice is one submission.
        var command = Guid.TryParse(form["command"], out var id) ? new CommandId(id) : CommandId.New();
        var seen = Seen.Of(form);
        var answer = seen.IsOf(travel) ? await travel.Grain.Submit(new(command, seen.Unit, seen.Deposit)) : new ChoiceHasChanged();
        return answer switch
        {
            { Value.Reservation: { } reservation } => Page.SeeOther(Addresses.Confirmation(reservation.Value)),
            { Ok: true } => Page.SeeOther(Steps.Checkout),
            { Refusal: SessionHasReserved reserved } => Page.SeeOther(Addresses.Confirmation(reserved.Reservation.Value)),
            { Refusal: { } refusal } when Steps.AfterLoss(refusal.Code) is { } page => Page.SeeOther(page),
            _ => await RefusedAsync(http, travelers, pages, answer.Refusal!, cancel),
        };
    }

    /// <summary>
    /// The page as it stands now, with why a form of it was refused. A hold that has ended shows as something missing, and it has a page
    /// of its own that says what happened.
    /// </summary>
    internal static async Task<IResult> RefusedAsync(
        HttpContext http, Travelers travelers, CheckoutPages pages, Refusal refusal, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel);
        return travel is null ? instead!
            : BelongsElsewhere(travel) ? Page.SeeOther(Steps.Next(travel))
            : HomeIsLost(travel) ? Page.SeeOther(Steps.Lost)
            : travel.IsSubmitting ? Page.SeeOther(Steps.Checkout)
            : await pages.AnswerAsync(travel, StatusCodes.Status422UnprocessableEntity, cancel, refusal);
    }

    private static bool BelongsElsewhere(Travel travel) =>
        travel is { Contact: null } or { Session.Registered: false } or { Unit: null } or { Session.Reservation: not null };

    private static bool HomeIsLost(Travel travel) =>
        travel.Session.Checklist.Any(l => l is { Item: ChecklistItem.Unit, State: ChecklistState.Attention });

    private static async Task<IResult> Leave(IFormCollection form, HttpContext http, Travelers travelers, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel);
        if (travel is null)
        {
            return instead!;
        }

        var seen = Seen.Of(form);
        var left = seen.IsOf(travel) && (await travel.Grain.LeaveCheckout(new(CommandId.New(), seen.Unit, "left"))).Ok;
        return Page.SeeOther(left ? travel.ChooseAt : Steps.Checkout);
    }
}
