using CustomerConnect.Providers.Payments;
using CustomerConnect.Sessions;
using CustomerConnect.Web.Components;

namespace CustomerConnect.Web.Journey.Checkout;

/// <summary>Takes a card to the provider and its token to the session, and comes back from the bank.</summary>
internal static class DepositEndpoint
{
    public static void Map(IEndpointRouteBuilder journey)
    {
        journey.MapPost("/deposit", Pay);
        journey.MapGet("/authenticate", Authenticated);
    }

    private static async Task<IResult> Pay(
        IFormCollection form, HttpContext http, Travelers travelers, CheckoutPages pages, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel);
        if (travel is null)
        {
            return instead!;
        }

        // Outside a demonstration cards are entered at the provider's and never come here.
        if (http.RequestServices.GetService<DemoPayments>() is not { } provider || form["attempt"].ToString() is not { Length: > 0 and <= 40 } attempt)
        {
            return Page.SeeOther(Steps.Checkout);
        }

        var seen = Seen.Of(form);
        if (!seen.IsOf(travel) || seen.Deposit is not { } deposit)
        {
            return await Endpoint.RefusedAsync(http, travelers, pages, new ChoiceHasChanged(), cancel);
        }

        var card = await provider.CreateMethodAsync(new(form["number"], form["expiry"], form["cvc"], form["name"]), cancel);
        if (card.Token is null)
        {
            return await pages.AnswerAsync(
                travel, StatusCodes.Status422UnprocessableEntity, cancel, forms: CheckoutForms.None with { Card = card.Problems, CardName = form["name"] });
        }

        var answer = await travel.Grain.PayDeposit(new(CommandId.For("deposit", attempt), deposit, new(attempt), card.Token));
        return answer switch
        {
            { Value.Deposit.Attempts: [.., { AuthenticateAt: { } bank, Failure: null }] } when Onward.IsHere(bank) => Page.SeeOther(bank),
            { Ok: true } => Page.SeeOther($"{Steps.Checkout}#deposit"),
            { Refusal: { } refusal } when Steps.AfterLoss(refusal.Code) is { } page => Page.SeeOther(page),
            _ => await Endpoint.RefusedAsync(http, travelers, pages, answer.Refusal!, cancel),
        };
    }

    private static async Task<IResult> Authenticated(string attempt, HttpContext http, BankReturns returns, CancellationToken cancel)
    {
        if (!Visits.Preview.Is(http.Request))
        {
            await returns.BackAsync(http, attempt, cancel);
        }

        return Page.SeeOther($"{Steps.Checkout}#deposit");
    }
}
