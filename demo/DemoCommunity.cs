using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Log;
using Microsoft.EntityFrameworkCore;

namespace CustomerConnect.Demo;

/// <summary>
/// The demonstration community: Alder Ferry by Wrenfield Homes, with its tower, houses and rowhomes, and a project that is still to
/// come. Everything and everybody in it is invented.
/// </summary>
public static class DemoCommunity
{
    /// <summary>Id of the company; the demonstration is there when this is.</summary>
    public const string OrganizationId = "wrenfield-homes";

    /// <summary>Id of the division.</summary>
    public const string DivisionId = "wrenfield-coast";

    /// <summary>Id and slug of the community.</summary>
    public const string CommunityId = "alder-ferry";

    private const int MostAttempts = 3;

    /// <summary>
    /// Loads the demonstration where it is missing: the catalog in one transaction, then prices and releases through the homes' own
    /// commands. What was cut short goes on at the next call; what is there already is left as people have made it since.
    /// </summary>
    /// <returns>True when it was loaded by this call.</returns>
    /// <exception cref="InvalidOperationException">A home refused its first price or release.</exception>
    /// <exception cref="StorageUnavailableException">The database could not be reached in time.</exception>
    public static async Task<bool> LoadAsync(
        CatalogStore store, IUnitOffers offers, TimeProvider clock, CancellationToken cancel = default)
    {
        // Looked at before the transaction, which is to be short: most starts find the demonstration there.
        var isThere = await store.ReadAsync(db => db.Organizations.AnyAsync(o => o.Id == OrganizationId, cancel), cancel);
        var loaded = !isThere && await AddAsync(store, clock, cancel);
        await OfferAsync(store, offers, cancel);
        return loaded;
    }

    // On a very busy machine the first writing compiles for longer than the server leaves a transaction idle; the next is quick. Nothing is
    // loaded twice: each looks first.
    private static async Task<bool> AddAsync(CatalogStore store, TimeProvider clock, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await store.EditAsync(db => AddAsync(db, clock, cancel), cancel);
            }
            catch (StorageUnavailableException) when (attempt < MostAttempts)
            {
                // The next attempt.
            }
        }
    }

    private static async Task<bool> AddAsync(CatalogDb db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.Organizations.AnyAsync(o => o.Id == OrganizationId, cancel))
        {
            return false;
        }

        var pictures = new DemoPictures(db);
        AlderFerry.Add(db, pictures);
        LanternHouse.Add(db, pictures);
        OrchardHomes.Add(db, pictures);
        MillraceRows.Add(db, pictures);
        KestrelMews.Add(db, pictures);
        DemoLinks.Add(db, clock.GetUtcNow());
        return true;
    }

    private static async Task OfferAsync(CatalogStore store, IUnitOffers offers, CancellationToken cancel)
    {
        // Homes that have not taken their first offer yet: all of them, or those after an interrupted start.
        var waiting = await store.ReadAsync(
            db => db.Units.Where(u => u.CommunityId == CommunityId && u.FeedReleased == null).Select(u => u.Id).ToListAsync(cancel), cancel);
        if (waiting.Count == 0)
        {
            return;
        }

        var ids = waiting.ToHashSet(StringComparer.Ordinal);
        UnitOffer[] wanted = [.. LanternHouse.Offers(), .. OrchardHomes.Offers(), .. MillraceRows.Offers()];
        wanted = [.. wanted.Where(o => ids.Contains(o.UnitId))];
        var answers = await new OfferLedger(store, offers).SendAsync(wanted, cancel);
        for (var i = 0; i < wanted.Length; i++)
        {
            if (answers[i].Result == OfferResult.Refused)
            {
                throw new InvalidOperationException($"The home {wanted[i].UnitId} refused its first offer: {answers[i].Reason}");
            }
        }
    }
}
