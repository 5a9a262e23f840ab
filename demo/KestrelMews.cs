using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Catalog.Rows;

namespace CustomerConnect.Demo;

/// <summary>A project that is announced and no more: no plans, no homes.</summary>
internal static class KestrelMews
{
    public const string Id = "kestrel-mews";

    public static void Add(CatalogDb db, DemoPictures pictures)
    {
        db.Add(new ProjectRow
        {
            Id = Id,
            CommunityId = DemoCommunity.CommunityId,
            Position = 4,
            Slug = Id,
            Number = "KM",
            MarketingName = "Kestrel Mews",
            Type = ProjectType.SingleFamily,
            Description = "Cottages with two bedrooms around a shared lane. On the drawing board; sales open in spring 2027.",
            Address = "Kestrel Lane, Port Linden",
            ExternalUrl = $"{AlderFerry.Website}/kestrel",
            CoverPictureId = pictures.Id("kestrel-mews"),
        });
        db.Add(AlderFerry.Settings(Id));
    }
}
