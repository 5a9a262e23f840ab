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

    /// <summary>Why a reservation gets more time.</summary>
    public static string Say(ExtendReason reason) => reason switch
    {
        ExtendReason.Customer => "The customer asked for it",
        ExtendReason.Financing => "Financing takes longer",
        ExtendReason.Papers => "The papers are not ready",
        ExtendReason.Team => "The sales team needs longer",
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

    /// <summary>Reads a reason that was chosen in a form; false for none and for what is none of them, such as a number that no reason has.</summary>
    public static bool TryRead<TReason>(string? chosen, out TReason reason) where TReason : struct, Enum =>
        Enum.TryParse(chosen, out reason) && Enum.IsDefined(reason);

    /// <summary>A reason as the log has it, in words; what is no reason of this kind stays as it is.</summary>
    /// <param name="word">The stable word, or null.</param>
    public static string? Say<TReason>(string? word, Func<TReason, string> say) where TReason : struct, Enum =>
        Enum.TryParse<TReason>(word, ignoreCase: true, out var reason) ? say(reason) : word;
}
