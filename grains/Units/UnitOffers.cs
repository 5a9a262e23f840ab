using CustomerConnect.Storage.Catalog;
using CustomerConnect.Units;

namespace CustomerConnect.Grains.Units;

/// <summary>What imports and the demonstration wish of homes, as commands to the homes.</summary>
public sealed class UnitOffers(IGrainFactory grains) : IUnitOffers
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<OfferAnswer>> SendAsync(IReadOnlyList<UnitOffer> offers, CancellationToken cancel = default) =>
        await Task.WhenAll(offers.Select(SendAsync));

    private async Task<OfferAnswer> SendAsync(UnitOffer offer)
    {
        var unit = grains.GetGrain<IUnitGrain>(offer.UnitId);
        var before = (await unit.Look()).Version;
        var answer = await unit.Offer(new(
            CommandId.New(), new(offer.ProjectId), offer.PriceCents is { } cents ? new Money(cents, offer.Currency) : null,
            offer.Released, offer.Sold));
        return answer.Refusal is { } refusal ? new(OfferResult.Refused, refusal.Message)
            : new(answer.Require().Version == before ? OfferResult.Unchanged : OfferResult.Accepted);
    }
}
