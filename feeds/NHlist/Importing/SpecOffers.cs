using CustomerConnect.Feeds.NHlist.Reading;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Catalog.Rows;

namespace CustomerConnect.Feeds.NHlist.Importing;

/// <summary>What a Spec says of the home's sale.</summary>
internal static class SpecOffers
{
    private const string Currency = "USD"; // the only one NHlist knows

    /// <summary>
    /// The offer, with only what differs from the last that the home took and is not the staff's; null when nothing is. A home
    /// without a price of its own has its plan's; with neither it is not released.
    /// </summary>
    public static UnitOffer? Of(UnitRow unit, FeedSpec spec, FeedPlan plan, FeedSubdivision subdivision, FeedReport report)
    {
        var price = spec.PriceCents ?? plan.PriceCents;
        bool? sold = spec.SaleStatus switch
        {
            null or "Available" or "Active" or "ForSale" => false,
            "ContractPending" or "Pending" or "UnderContract" or "Sold" or "Closed" => true,
            _ => null,
        };
        if (sold is null)
        {
            report.Add(
                FeedFindingKind.LeftOut, spec.Place,
                $"Its SpecSaleStatus \"{spec.SaleStatus}\" is not one that is known; the home stays released or sold as it is.");
        }

        bool? released = sold is null ? null : sold.Value || (price is not null && !subdivision.ComingSoon);
        var offer = new UnitOffer(
            unit.Id, unit.ProjectId,
            unit.IsStaffs(StaffFields.Price) || price == unit.FeedPriceCents ? null : price,
            Currency,
            unit.IsStaffs(StaffFields.Status) || released == unit.FeedReleased ? null : released,
            unit.IsStaffs(StaffFields.Status) || sold == unit.FeedSold ? null : sold);
        return offer is { PriceCents: null, Released: null, Sold: null } ? null : offer;
    }
}
