using CustomerConnect.Reservations;
using CustomerConnect.Units;

namespace CustomerConnect.Web.Staff.Details;

/// <summary>Reasons as staff read them.</summary>
internal static class ActionWords
{
    /// <summary>Why a hold is ended.</summary>
    public static string Say(HoldEndReason reason) => reason switch
    {
        HoldEndReason.AskedFor => "The customer asked for it",
        HoldEndReason.Mistake => "Held by mistake",
        HoldEndReason.NotForSale => "Not to be sold now",
        _ => "Something else",
    };

    /// <summary>Why an appointment is moved.</summary>
    public static string Say(MoveReason reason) => reason switch
    {
        MoveReason.Customer => "The customer asked for it",
        MoveReason.Team => "Nobody of the team can be there",
        MoveReason.Closed => "The sales center is closed then",
        _ => "Something else",
    };

    /// <summary>Why a reservation is taken back.</summary>
    public static string Say(ReversalReason reason) => reason switch
    {
        ReversalReason.Financing => "Financing fell through",
        ReversalReason.Identity => "Identity not confirmed",
        ReversalReason.Duplicate => "Reserved twice",
        ReversalReason.Listing => "Home or price was wrong",
        ReversalReason.Customer => "The customer asked for it",
        _ => "Something else",
    };
}
