using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Catalog.Tests;

/// <summary>Stands in for the homes' grains: takes every offer and remembers it.</summary>
public sealed class RecordedOffers : IUnitOffers
{
    public List<UnitOffer> Sent { get; } = [];

    /// <summary>The batch that holds this offer (from 0) times out.</summary>
    public int FailAt { get; init; } = int.MaxValue;

    public Task<IReadOnlyList<OfferAnswer>> SendAsync(IReadOnlyList<UnitOffer> offers, CancellationToken cancel = default)
    {
        if (Sent.Count + offers.Count > FailAt)
        {
            throw new TimeoutException("The homes did not answer.");
        }

        Sent.AddRange(offers);
        return Task.FromResult<IReadOnlyList<OfferAnswer>>([.. offers.Select(_ => new OfferAnswer(OfferResult.Accepted))]);
    }
}
