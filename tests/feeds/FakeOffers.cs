using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Feeds.Tests;

/// <summary>Stands in for the homes' grains: remembers offers, and refuses those of some homes.</summary>
public sealed class FakeOffers(Func<UnitOffer, string?>? refuse = null) : IUnitOffers
{
    public List<UnitOffer> Sent { get; } = [];

    public Task<IReadOnlyList<OfferAnswer>> SendAsync(IReadOnlyList<UnitOffer> offers, CancellationToken cancel = default)
    {
        Sent.AddRange(offers);
        return Task.FromResult<IReadOnlyList<OfferAnswer>>(
            [.. offers.Select(o => refuse?.Invoke(o) is { } why ? new OfferAnswer(OfferResult.Refused, why) : new OfferAnswer(OfferResult.Accepted))]);
    }
}
