namespace CustomerConnect.Storage.People;

/// <summary>Values of <see cref="Contact.Kind"/>.</summary>
public static class ContactKinds
{
    /// <summary>Buys for themselves.</summary>
    public const string Customer = "customer";

    /// <summary>A realtor whom staff have not approved.</summary>
    public const string UnregisteredRealtor = "unregistered-realtor";

    /// <summary>A realtor whose brokerage and license staff have approved.</summary>
    public const string RegisteredRealtor = "registered-realtor";
}

/// <summary>Ways to reach somebody that can be verified with a code.</summary>
public enum AddressKind
{
    /// <summary>E-mail, normalized by <see cref="EmailAddress"/>.</summary>
    Email,

    /// <summary>A mobile number in E.164, normalized by <see cref="PhoneNumber"/>.</summary>
    Mobile,
}

/// <summary>A customer or realtor, as of one version of the row.</summary>
public sealed record Contact
{
    /// <summary>The id that events carry.</summary>
    public required string Id { get; init; }

    /// <summary>One of <see cref="ContactKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>False while only an address is verified.</summary>
    public bool Registered { get; init; }

    /// <summary>First name, null before registration.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name, null before registration.</summary>
    public string? LastName { get; init; }

    /// <summary>Normalized e-mail address, unique.</summary>
    public string? Email { get; init; }

    /// <summary>False for an address that somebody else gave (a realtor's client).</summary>
    public bool EmailVerified { get; init; }

    /// <summary>Verified mobile, E.164, unique.</summary>
    public string? Mobile { get; init; }

    /// <summary>A number to call; verified by nobody.</summary>
    public string? Phone { get; init; }

    /// <summary>Street and number.</summary>
    public string? Street { get; init; }

    /// <summary>Town.</summary>
    public string? City { get; init; }

    /// <summary>State or province.</summary>
    public string? Region { get; init; }

    /// <summary>Postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>JSON object: answer by question.</summary>
    public string Demographics { get; init; } = "{}";

    /// <summary>Language of messages to them: that of the page on which they last proved who they are.</summary>
    public string Language { get; init; } = "en";

    /// <summary>A realtor's firm.</summary>
    public string? BrokerageId { get; init; }

    /// <summary>Grows with every change.</summary>
    public long RowVersion { get; init; }

    /// <summary>Both names; the address where there are none yet.</summary>
    public string DisplayName => $"{FirstName} {LastName}".Trim() is { Length: > 0 } name ? name : Email ?? Mobile ?? "";

    internal const string Columns =
        """
        contact_id as Id, kind as Kind, registered as Registered, first_name as FirstName, last_name as LastName, email as Email,
        email_verified as EmailVerified, mobile as Mobile, phone as Phone, street as Street, city as City, region as Region,
        postal_code as PostalCode, country as Country, demographics as Demographics, language as Language,
        brokerage_id as BrokerageId, row_version as RowVersion
        """;
}

/// <summary>What somebody fills in to register.</summary>
/// <param name="Phone">E.164, or null.</param>
/// <param name="Demographics">Answer by question; unanswered ones left out.</param>
/// <param name="Brokerage">A realtor's firm; null registers a customer.</param>
public sealed record Registration(
    string FirstName, string LastName, string? Phone, string? Street, string? City, string? Region, string? PostalCode, string? Country,
    IReadOnlyDictionary<string, string> Demographics, string Language, BrokerageEntry? Brokerage);

/// <summary>A realtor's firm, as typed.</summary>
public sealed record BrokerageEntry(string Firm, string Location, string? License);
