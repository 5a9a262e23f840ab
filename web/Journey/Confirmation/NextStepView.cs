using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Journey.Confirmation;

/// <summary>A step after the reservation that the sales team opens: what it will be, so that nobody waits in front of a closed door.</summary>
/// <param name="Lead">What will happen, and who begins.</param>
/// <param name="Ready">What to have at hand.</param>
public sealed record NextStepView(ConfirmationView Reservation, string Title, string Lead, IReadOnlyList<string> Ready)
{
    /// <summary>Verifying the identity.</summary>
    public static NextStepView Identity(ConfirmationView reservation) => new(
        reservation, ConfirmationTexts.VerifyIdentity, ConfirmationTexts.IdentityLead,
        [ConfirmationTexts.IdentityReady1, ConfirmationTexts.IdentityReady2, ConfirmationTexts.IdentityReady3]);

    /// <summary>Completing the registration.</summary>
    public static NextStepView Registration(ConfirmationView reservation) => new(
        reservation, ConfirmationTexts.CompleteRegistration, ConfirmationTexts.RegistrationLead,
        [ConfirmationTexts.RegistrationReady1, ConfirmationTexts.RegistrationReady2, ConfirmationTexts.RegistrationReady3]);
}
