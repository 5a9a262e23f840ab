using CustomerConnect.Feeds.NHlist.Reading;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Catalog.Rows;
using Microsoft.EntityFrameworkCore;

namespace CustomerConnect.Feeds.NHlist.Importing;

/// <summary>Takes what the reader hands on: each subdivision in a transaction of its own, then its homes' prices and releases.</summary>
internal sealed class FeedImporter(
    CatalogStore store, OfferLedger ledger, TimeProvider clock, FeedReport report, Action progress, CancellationToken cancel) : IFeedTarget
{
    // Numbers are unique in their parent. A builder's element may come twice (it is continued), a subdivision's may not.
    private readonly HashSet<(string Corporation, string Builder, string Subdivision)> _seen = [];

    public async Task SubdivisionAsync(FeedBuilder builder, FeedSubdivision subdivision)
    {
        var fault = FeedReader.Missing(("SubdivisionNumber", subdivision.Number), ("SubdivisionName", subdivision.Name))
            ?? (_seen.Add((builder.Corporation.Number!, builder.Number!, subdivision.Number!))
                ? null
                : $"The SubdivisionNumber {subdivision.Number} stands in builder {builder.Number} already.");
        if (fault is not null)
        {
            report.Add(FeedFindingKind.Rejected, subdivision.Place, fault + FeedReader.LeftOut(subdivision.Plans.Count, "plan"));
            return;
        }

        var offers = await store.EditAsync(
            async db =>
            {
                var asked = await new SubdivisionImport(db, clock, report, cancel).ApplyAsync(builder, subdivision);
                Count(db);
                return asked;
            },
            cancel);
        await OfferAsync(offers);
        progress();
    }

    public Task BuilderAsync(FeedBuilder builder) => store.EditAsync(
        async db =>
        {
            await new DivisionImport(db, clock).UpdateAsync(builder, cancel);
            Count(db);
            return 0;
        },
        cancel);

    private async Task OfferAsync(List<SpecOffer> offers)
    {
        if (offers.Count == 0)
        {
            return;
        }

        var answers = await ledger.SendAsync([.. offers.Select(o => o.Offer)], cancel);
        for (var i = 0; i < offers.Count; i++)
        {
            if (answers[i].Result == OfferResult.Accepted)
            {
                report.OffersAccepted++;
            }
            else if (answers[i].Result == OfferResult.Refused)
            {
                report.Add(FeedFindingKind.Rejected, offers[i].Spec.Place, $"Its price and release were not taken: {answers[i].Reason}");
            }
        }
    }

    private void Count(CatalogDb db)
    {
        db.ChangeTracker.DetectChanges();
        report.Corporations = Add<OrganizationRow>(db, report.Corporations);
        report.Builders = Add<DivisionRow>(db, report.Builders);
        report.Subdivisions = Add<CommunityRow>(db, report.Subdivisions);
        report.Projects = Add<ProjectRow>(db, report.Projects);
        report.Plans = Add<ModelRow>(db, report.Plans);
        report.Specs = Add<UnitRow>(db, report.Specs);
    }

    private static FeedCount Add<T>(CatalogDb db, FeedCount count)
        where T : class
    {
        var states = db.ChangeTracker.Entries<T>().CountBy(e => e.State).ToDictionary();
        return count with
        {
            Created = count.Created + states.GetValueOrDefault(EntityState.Added),
            Changed = count.Changed + states.GetValueOrDefault(EntityState.Modified),
        };
    }
}
