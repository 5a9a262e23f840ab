using CustomerConnect.Storage.People;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Journey;

/// <summary>What is wrong with an address, for who typed it.</summary>
public static class AddressProblems
{
    /// <summary>The sentence for a problem; empty for none.</summary>
    public static string Words(AddressProblem problem) => problem switch
    {
        AddressProblem.EmailMissing => SignInTexts.EmailMissing,
        AddressProblem.EmailWithoutAt => SignInTexts.EmailWithoutAt,
        AddressProblem.EmailName => SignInTexts.EmailName,
        AddressProblem.EmailDomain => SignInTexts.EmailDomain,
        AddressProblem.EmailTooLong => SignInTexts.EmailTooLong,
        AddressProblem.PhoneMissing => SignInTexts.PhoneMissing,
        AddressProblem.PhoneUnknown => SignInTexts.PhoneUnknown,
        _ => "",
    };
}
