using CustomerConnect.Storage.People;

namespace CustomerConnect.Tests;

/// <summary>Client profiles by what a test says of them.</summary>
internal sealed class FakeProfiles : IClientProfiles
{
    public IReadOnlyList<string> OptedIn { get; set; } = [];

    public Task<(int Confirmed, IReadOnlyList<string> OptedIn)> ConfirmAsync(
        string sessionId, string realtorId, string reservationId, CancellationToken cancel = default) => Task.FromResult((OptedIn.Count, OptedIn));
}
