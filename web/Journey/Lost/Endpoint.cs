using CustomerConnect.Deposits;
using CustomerConnect.Sessions;
using CustomerConnect.Units;
using CustomerConnect.Web.Components;

namespace CustomerConnect.Web.Journey.Lost;

/// <summary>The home is lost: what happened, what is kept, and what to do next.</summary>
internal static class Endpoint
{
    public static void Map(IEndpointRouteBuilder journey)
    {
        journey.MapGet("/lost", Show);
        journey.MapPost("/again", Again);
    }

    /// <summary>The page for a refusal of a home.</summary>
    internal static IResult Page(Travel travel, Refusal refusal, int? status = null) => Components.Page.Of<LostPage, LostView>(
        new(travel, refusal.Code, Refusals.Words(refusal)), status ?? Refusals.Status(refusal.Kind));

    private static async Task<IResult> Show(HttpContext http, Travelers travelers, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel);
        if (travel is null)
        {
            return instead!;
        }

        if (travel is { Session.Reservation: not null } or { Contact: null })
        {
            return Components.Page.SeeOther(Steps.Next(travel));
        }

        var note = travel.Session.Checklist.FirstOrDefault(l => l.Item == ChecklistItem.Unit)?.Note;
        return Known(note) is { } refusal ? Page(travel, refusal, StatusCodes.Status200OK)
            : travel is { Unit: not null, HeldUntil: null, Session.Registered: true } ? Components.Page.Of<LostPage, LostView>(new(travel, LostView.GivenBack, ""))
            : Components.Page.SeeOther(travel.HeldUntil is null ? Steps.Next(travel) : Steps.Checkout);
    }

    private static async Task<IResult> Again(IFormCollection form, HttpContext http, Travelers travelers, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel);
        if (travel is null)
        {
            return instead!;
        }

        var answer = await travel.Grain.OpenCheckout(new(CommandId.New()));
        return answer.Ok ? Components.Page.SeeOther(Steps.Checkout) : Page(travel, answer.Refusal!, StatusCodes.Status422UnprocessableEntity);
    }

    // What a checklist's note stands for, in the words of the domain.
    private static Refusal? Known(string? code) => code switch
    {
        "unit.hold-ended" => new HoldHasEnded(),
        "unit.hold-ended-by-staff" => new StaffEndedHold(),
        "unit.sold" => new UnitIsSold(),
        "unit.reserved" => new UnitIsReserved(default),
        "unit.being-reserved" => new UnitIsBeingReserved(default),
        "unit.not-released" => new UnitIsNotReleased(),
        { } other when other.StartsWith("unit.", StringComparison.Ordinal) => new UnitIsUnknown(),
        _ => null,
    };
}

/// <summary>The home is lost.</summary>
/// <param name="Code">Code of what happened.</param>
/// <param name="Message">What happened, for people.</param>
public sealed record LostView(Travel Travel, string Code, string Message)
{
    /// <summary>Nothing was lost to others: another window of the visitor's ended the hold.</summary>
    public const string GivenBack = "given-back";

    /// <summary>True when the home may still be free: only the time ran out, or somebody else has it for minutes.</summary>
    public bool MayTryAgain => Code is "unit.hold-ended" or "unit.being-reserved" or "unit.hold-ended-by-staff" or "unit.must-wait" or GivenBack;

    /// <summary>Money that is on its way back, or null.</summary>
    public string? Returned =>
        Travel.Session.Deposit is { Kind: DepositKind.Payment, Amount: { } amount } deposit && Checkout.DepositWords.WasTaken(deposit)
            ? Checkout.DepositWords.Money(amount.Cents, amount.Currency) : null;
}
