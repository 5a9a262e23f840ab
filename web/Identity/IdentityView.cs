using CustomerConnect.Identity;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Identity;

/// <summary>How far a contact has come.</summary>
/// <param name="Refused">Why the last wish was not fulfilled, or null.</param>
public sealed record IdentityView(IdentityPlace Place, IdentitySnapshot Identity, string? Refused = null)
{
    /// <summary>What is said of it on top: a fact and a sentence; null while there is nothing to say.</summary>
    public (string Kind, string Fact, string More)? News => Identity.Status switch
    {
        IdentityStatus.Verified => ((string, string, string)?)("ok", IdentityTexts.Verified, Show.Text(IdentityTexts.VerifiedText, Place.Moment(Identity.EndedAt))),
        IdentityStatus.VerifiedByStaff => ("ok", IdentityTexts.Verified, Show.Text(IdentityTexts.VerifiedByStaffText, Place.Moment(Identity.EndedAt))),
        IdentityStatus.Failed => ("warn", IdentityTexts.Failed, Show.Text(IdentityTexts.FailedText, WhyFailed(Identity.Failure))),
        IdentityStatus.Cancelled => ("", IdentityTexts.Cancelled, IdentityTexts.CancelledText),
        IdentityStatus.InProgress when Identity.Check is not null => ("", IdentityTexts.InProgress, Show.Text(IdentityTexts.InProgressText, Place.Moment(Identity.CheckUntil))),
        _ => null,
    };

    /// <summary>What the button of the check says.</summary>
    public string CheckText => Identity.Check is not null ? IdentityTexts.GoOn : Identity.Status == IdentityStatus.Failed ? IdentityTexts.Again : IdentityTexts.Start;

    /// <summary>A refusal in the language of the page.</summary>
    public static string Of(Refusal refusal) => refusal switch
    {
        TooManyChecks => IdentityTexts.TooMany,
        IdentityProviderIsAway => IdentityTexts.ProviderAway,
        ProfileIsIncomplete => IdentityTexts.ProfileFirst,
        _ => refusal.Message,
    };

    private static string WhyFailed(string? failure) => failure switch
    {
        "document-unreadable" => IdentityTexts.FailureUnreadable,
        "document-expired" => IdentityTexts.FailureExpired,
        "face-mismatch" => IdentityTexts.FailureFace,
        _ => IdentityTexts.FailureOther,
    };
}
