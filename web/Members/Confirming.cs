using CustomerConnect.SignIn;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.People;

namespace CustomerConnect.Web.Members;

/// <summary>Somebody who is asked to prove who they are before a page opens.</summary>
/// <param name="Contact">Who it has to be, as a private link says; null where anybody may say who they are.</param>
/// <param name="Community">Whose look the pages have, and whom to call; null for the product's own.</param>
/// <param name="At">Address under which the pages of the code lie.</param>
/// <param name="GoOn">Where it goes on once it is proved.</param>
/// <param name="Why">What the proof is for, in a sentence.</param>
public sealed record Confirming(Contact? Contact, Community? Community, string At, string GoOn, string Why)
{
    /// <summary>The page that sends a code.</summary>
    public string ConfirmAt => $"{At}/confirm";

    /// <summary>The page that takes it.</summary>
    public string CodeAt => $"{At}/confirm/code";

    /// <summary>The region that a mobile number is dialed in unless another is chosen.</summary>
    public string Region => PhoneRegions.OfZone(Community?.TimeZone);

    /// <summary>Where a code for the contact may go: all but the ends of an address is hidden.</summary>
    public IEnumerable<(CodeChannel Channel, string Address, string Shown)> Ways
    {
        get
        {
            if (Contact?.Email is { } email)
            {
                yield return (CodeChannel.Email, email, EmailAddress.Mask(email));
            }

            if (Contact?.Mobile is { } mobile)
            {
                yield return (CodeChannel.Sms, mobile, PhoneNumber.Mask(mobile));
            }
        }
    }
}

/// <summary>The page that asks for an address, or where to send the code to.</summary>
/// <param name="Typed">What was typed.</param>
/// <param name="Problem">What is wrong with it, or null.</param>
/// <param name="Refused">Why no code was sent, or null.</param>
/// <param name="Region">The region of a mobile number, where it was chosen; null for the community's.</param>
public sealed record ConfirmView(Confirming Confirming, string? Typed = null, string? Problem = null, string? Refused = null, string? Region = null);

/// <summary>The page that asks for the code.</summary>
/// <param name="Problem">What did not work, or null.</param>
/// <param name="Told">What became of the wish for a fresh one, as <see cref="CodeSending"/> says it, or null.</param>
public sealed record ConfirmCodeView(Confirming Confirming, CodeSent Sent, DateTimeOffset Now, string? Problem = null, string? Told = null);
