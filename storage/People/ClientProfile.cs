namespace CustomerConnect.Storage.People;

/// <summary>A realtor's client, as of one version of the row.</summary>
public sealed record ClientProfile
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The session it was entered in.</summary>
    public required string SessionId { get; init; }

    /// <summary>The realtor whose client it is; nobody else sees it or writes to it.</summary>
    public required string RealtorId { get; init; }

    /// <summary>First name, as typed.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name, as typed.</summary>
    public string? LastName { get; init; }

    /// <summary>Normalized e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>E.164.</summary>
    public string? Phone { get; init; }

    /// <summary>True when the realtor asked that they be written to.</summary>
    public bool OptedIn { get; init; }

    /// <summary>Language that they are written to in, as long as they have not signed in themselves.</summary>
    public string Language { get; init; } = "en";

    /// <summary>True when the confirmation says how to verify their identity.</summary>
    public bool WithIdentity { get; init; }

    /// <summary>The reservation that confirmed it, or null for a draft.</summary>
    public string? ReservationId { get; init; }

    /// <summary>The contact it became, or null for a draft.</summary>
    public string? ContactId { get; init; }

    /// <summary>Both names and a way to reach them.</summary>
    public bool Complete =>
        !string.IsNullOrWhiteSpace(FirstName) && !string.IsNullOrWhiteSpace(LastName) && (Email is not null || Phone is not null);

    internal const string Columns =
        """
        profile_id as Id, session_id as SessionId, realtor_id as RealtorId, first_name as FirstName, last_name as LastName, email as Email, phone as Phone,
        opted_in as OptedIn, with_identity as WithIdentity, language as Language, reservation_id as ReservationId, contact_id as ContactId
        """;
}
