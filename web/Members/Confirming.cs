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
public sealed record ConfirmView(Confirming Confirming, string? Typed = null, string? Problem = null, string? Refused = null);

/// <summary>The page that asks for the code.</summary>
/// <param name="Problem">What did not work, or null.</param>
public sealed record ConfirmCodeView(Confirming Confirming, CodeSent Sent, DateTimeOffset Now, string? Problem = null)
{
    /// <summary>Where the code went, with all but its ends hidden.</summary>
    public string Where => Sent.Channel == CodeChannel.Email ? EmailAddress.Mask(Sent.Address) : PhoneNumber.Mask(Sent.Address);

    /// <summary>Seconds until a fresh code can be asked for.</summary>
    public int ResendIn => Math.Max(0, (int)Math.Ceiling((Sent.ResendAt - Now).TotalSeconds));
}
