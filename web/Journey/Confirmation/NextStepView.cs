namespace CustomerConnect.Web.Journey.Confirmation;

/// <summary>A step after the reservation that the sales team opens: what it will be, so that nobody waits in front of a closed door.</summary>
/// <param name="Lead">What will happen, and who begins.</param>
/// <param name="Ready">What to have at hand.</param>
public sealed record NextStepView(ConfirmationView Reservation, string Title, string Lead, IReadOnlyList<string> Ready)
{
    /// <summary>Verifying the identity.</summary>
    public static NextStepView Identity(ConfirmationView reservation) => new(
        reservation, "Verify your identity",
        "The sales team opens this step for you and tells you when it is ready. There is nothing to do today.",
        ["A government ID: passport, driver's license or identity card", "A phone with a camera, for a photo of the ID and one of you", "About three minutes"]);

    /// <summary>Completing the registration.</summary>
    public static NextStepView Registration(ConfirmationView reservation) => new(
        reservation, "Complete your registration",
        "The sales team goes through this with you, or tells you when you can fill it in yourself. There is nothing to do today.",
        ["Who will live in the home", "Where you work", "What you prefer where the home leaves a choice"]);
}
