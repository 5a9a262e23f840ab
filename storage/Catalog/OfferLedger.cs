using Microsoft.EntityFrameworkCore;

namespace CustomerConnect.Storage.Catalog;

/// <summary>
/// Sends offers and writes down which of them the homes took, so that the next import sends only what has changed since: what staff
/// changed at a home in between is left alone, and what was refused or cut short is sent again.
/// </summary>
public sealed class OfferLedger(CatalogStore store, IUnitOffers offers)
{
    /// <summary>How many offers are sent at one time.</summary>
    public const int BatchSize = 256;

    /// <summary>Sends the offers in batches; the answers are in the order of the offers.</summary>
    /// <exception cref="InvalidOperationException">The receiver did not answer every offer.</exception>
    public async Task<IReadOnlyList<OfferAnswer>> SendAsync(IReadOnlyList<UnitOffer> all, CancellationToken cancel = default)
    {
        var answers = new List<OfferAnswer>(all.Count);
        foreach (var batch in all.Chunk(BatchSize))
        {
            var answered = await offers.SendAsync(batch, cancel);
            if (answered.Count != batch.Length)
            {
                throw new InvalidOperationException($"{batch.Length} offers were sent and {answered.Count} answers came back.");
            }

            answers.AddRange(answered);
            await WriteDownAsync([.. batch.Where((_, i) => answered[i].Result != OfferResult.Refused)], cancel);
        }

        return answers;
    }

    // Past the change tracker on purpose: nothing that is shown changes, so no community's catalog does.
    private Task WriteDownAsync(UnitOffer[] taken, CancellationToken cancel) => store.EditAsync(
        async db =>
        {
            foreach (var same in taken.GroupBy(o => (o.PriceCents, o.Released, o.Sold)))
            {
                var ids = same.Select(o => o.UnitId).ToArray();
                var (price, released, sold) = same.Key;
                await db.Units.Where(u => ids.Contains(u.Id)).ExecuteUpdateAsync(
                    set => set
                        .SetProperty(u => u.FeedPriceCents, u => price ?? u.FeedPriceCents)
                        .SetProperty(u => u.FeedReleased, u => released ?? u.FeedReleased)
                        .SetProperty(u => u.FeedSold, u => sold ?? u.FeedSold),
                    cancel);
            }

            return 0;
        },
        cancel);
}
