using CustomerConnect.Sessions;
using CustomerConnect.Web.Components;

namespace CustomerConnect.Web.Journey.Elsewhere;

/// <summary>Gives up what the visitor holds in another browser, to go on in this one.</summary>
internal static class Endpoint
{
    public static void Map(IEndpointRouteBuilder journey) => journey.MapPost("/elsewhere", GiveUp);

    private static async Task<IResult> GiveUp(
        IFormCollection form, HttpContext http, Travelers travelers, OwnElsewhere elsewhere, IGrainFactory grains, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel);
        if (travel is null || travel.Contact is not { } contact)
        {
            return instead ?? Page.SeeOther(Steps.SignIn);
        }

        if (form["session"].ToString() is not { Length: > 0 and <= 60 } id)
        {
            return Page.SeeOther(Steps.Checkout);
        }

        var other = grains.GetGrain<ISessionGrain>(id);
        if (await other.Look() is not { HoldUntil: not null, Selection.Unit: { } unit } held || held.Contact?.Value != contact.Id)
        {
            return Page.SeeOther(Steps.Checkout); // It has ended by itself, or it never was theirs.
        }

        var answer = await other.LeaveCheckout(new(CommandId.New(), unit, "left"));
        return answer.Ok || await elsewhere.FindAsync(travel, cancel) is not { } view ? Page.SeeOther(Steps.Checkout)
            : Page.Of<ElsewherePage, ElsewhereView>(view with { Refused = Refusals.Words(answer.Refusal!) }, StatusCodes.Status422UnprocessableEntity);
    }
}
