namespace CustomerConnect.Storage.People;

/// <summary>What is wrong with an e-mail address or a telephone number, for the page to say in its language.</summary>
public enum AddressProblem
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>No e-mail address was typed.</summary>
    EmailMissing,

    /// <summary>There is not one @ with something on both sides.</summary>
    EmailWithoutAt,

    /// <summary>The part before the @ has a character or a dot that does not belong there.</summary>
    EmailName,

    /// <summary>The part after the @ is no domain.</summary>
    EmailDomain,

    /// <summary>Longer than mail can carry.</summary>
    EmailTooLong,

    /// <summary>No number was typed.</summary>
    PhoneMissing,

    /// <summary>No number of the region, and none with a country code that there is.</summary>
    PhoneUnknown,
}
