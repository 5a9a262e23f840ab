namespace CustomerConnect.Storage.People;

/// <summary>A realtor's clients: drafts until the reservation succeeds, then contacts.</summary>
public interface IClientProfiles
{
    /// <summary>
    /// Makes the complete profiles that a realtor has in a session contacts, tied to the reservation. Harmless to repeat. Returns how many
    /// there are and the ids of those who opted in to be written to.
    /// </summary>
    Task<(int Confirmed, IReadOnlyList<string> OptedIn)> ConfirmAsync(
        string sessionId, string realtorId, string reservationId, CancellationToken cancel = default);
}
