using CustomerConnect.Reservations;
using CustomerConnect.Web.Components;

namespace CustomerConnect.Web.Journey.Confirmation;

/// <summary>Whoever reserved gives the home back: asked once more, then done. Only signed in, never by a link from a mail.</summary>
internal static class WithdrawEndpoint
{
    /// <summary>Maps <c>withdraw</c> under the reservation's page.</summary>
    public static void Map(IEndpointRouteBuilder group, ReservationPages.Find find)
    {
        group.MapGet("/withdraw", (HttpContext http, CancellationToken cancel) => Ask(find, http, cancel));
        group.MapPost("/withdraw", (IFormCollection form, HttpContext http, IGrainFactory grains, CancellationToken cancel) =>
            Withdraw(find, http, grains, cancel));
    }

    private static async Task<IResult> Ask(ReservationPages.Find find, HttpContext http, CancellationToken cancel)
    {
        var (view, instead) = await find(http, cancel);
        return view is null ? instead! : view.Active ? Page.Of<WithdrawPage, WithdrawView>(new(view, null)) : Page.SeeOther(view.At);
    }

    private static async Task<IResult> Withdraw(ReservationPages.Find find, HttpContext http, IGrainFactory grains, CancellationToken cancel)
    {
        var (view, instead) = await find(http, cancel);
        if (view is null)
        {
            return instead!;
        }

        var answer = await grains.GetGrain<IReservationGrain>(view.Reservation.Reservation.Value)
            .End(new(CommandId.New(), ReservationStatus.Withdrawn, null, null));
        return answer.Ok ? Page.SeeOther(view.At)
            : Page.Of<WithdrawPage, WithdrawView>(new(view, view.EndedSo.Length > 0 ? view.EndedSo : Refusals.Words(answer.Refusal!)), StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>The page that asks whether the home is really to be given back.</summary>
/// <param name="Refused">Why it was not given back, or null.</param>
public sealed record WithdrawView(ConfirmationView Reservation, string? Refused);
