using CustomerConnect.Feeds.NHlist.Reading;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Catalog.Rows;
using Microsoft.EntityFrameworkCore;

namespace CustomerConnect.Feeds.NHlist.Importing;

/// <summary>Corporation → organization, Builder → division.</summary>
internal sealed class DivisionImport(CatalogDb db, TimeProvider clock)
{
    /// <summary>The builder's division, added with its company where they are missing.</summary>
    public async Task<DivisionRow> FindOrAddAsync(FeedBuilder builder, CancellationToken cancel)
    {
        var corporation = builder.Corporation;
        var organization = await db.Organizations.FirstOrDefaultAsync(o => o.FeedNumber == corporation.Number, cancel);
        if (organization is null)
        {
            organization = new OrganizationRow { Id = TextId.New(clock), Name = corporation.Name!, FeedNumber = corporation.Number };
            db.Add(organization);
        }

        var division = await db.Divisions.FirstOrDefaultAsync(
            d => d.OrganizationId == organization.Id && d.FeedNumber == builder.Number, cancel);
        if (division is null)
        {
            division = new DivisionRow
            {
                Id = TextId.New(clock), OrganizationId = organization.Id, Name = Name(builder), FeedNumber = builder.Number,
            };
            db.Add(division);
            Put(builder, organization, division);
        }

        return division;
    }

    /// <summary>Brings company and division to what the feed says, once the builder has been read to its end.</summary>
    public async Task UpdateAsync(FeedBuilder builder, CancellationToken cancel)
    {
        var division = await FindOrAddAsync(builder, cancel);
        var organization = db.Organizations.Local.Single(o => o.Id == division.OrganizationId);
        Put(builder, organization, division);
    }

    private static void Put(FeedBuilder builder, OrganizationRow organization, DivisionRow division)
    {
        organization.Put("name", builder.Corporation.Name, v => organization.Name = v);
        division.Put("name", Name(builder), v => division.Name = v);
        division.Put("website", builder.Website, v => division.Website = v);
        division.Put("logo_url", builder.LogoUrl, v => division.LogoUrl = v);
    }

    private static string Name(FeedBuilder builder) => builder.ReportingName ?? builder.BrandName!;
}
