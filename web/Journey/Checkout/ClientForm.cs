using CustomerConnect.Storage.People;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Journey.Checkout;

/// <summary>What a realtor typed of a client, and what is wrong with it. Pure.</summary>
public static class ClientForm
{
    /// <summary>Names of the form's fields.</summary>
    public static readonly IReadOnlyList<string> Names = ["client", "first", "last", "email", "phone", "write", "identity", "language"];

    private const int LongestName = 200;

    /// <summary>The client without ids, or null with what is wrong by field.</summary>
    /// <param name="region">Where a number without a country code is dialed so.</param>
    public static ClientProfile? Read(IReadOnlyDictionary<string, string> typed, string region, Dictionary<string, string> problems)
    {
        var (email, phone, write) = ("", "", typed["write"] == "on");
        if (typed["email"].Length > 0 && !EmailAddress.TryNormalize(typed["email"], out email, out var wrong))
        {
            problems["email"] = AddressProblems.Words(wrong);
        }

        if (typed["phone"].Length > 0 && !PhoneNumber.TryNormalize(typed["phone"], region, out phone, out wrong))
        {
            problems["phone"] = AddressProblems.Words(wrong);
        }

        if (typed["first"].Length is 0 or > LongestName || typed["last"].Length is 0 or > LongestName)
        {
            problems["first"] = JourneyTexts.NeedBothNames;
        }

        if (typed["email"].Length == 0 && (write || typed["phone"].Length == 0))
        {
            problems["email"] = write ? JourneyTexts.NeedEmailToWrite : JourneyTexts.NeedEmailOrMobile;
        }

        return problems.Count > 0 ? null : new()
        {
            Id = "", SessionId = "", RealtorId = "", FirstName = typed["first"], LastName = typed["last"], Email = email.Length > 0 ? email : null,
            Phone = phone.Length > 0 ? phone : null, OptedIn = write, WithIdentity = write && typed["identity"] == "on",
            Language = (SiteLanguage.Find(typed["language"]) ?? SiteLanguage.Current).Code,
        };
    }
}
