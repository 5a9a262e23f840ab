using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Catalog.Rows;
using CustomerConnect.Storage.Staff.Actions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace CustomerConnect.Web.Staff.Links;

/// <summary>Changes to links, each with its line in the audit trail, in one transaction.</summary>
public sealed class LinkChanges(CatalogStore store, StaffActions actions, TimeProvider clock)
{
    private const int MostTries = 5;

    /// <summary>Makes a link; its id.</summary>
    /// <param name="entry">An entry that is taken.</param>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<string> MakeAsync(string by, LinkScope scope, LinkEntry entry, DateTimeZone zone, CancellationToken cancel) => store.EditAsync(
        async db =>
        {
            var slug = entry.NewSlug();
            for (var tries = 1; tries < MostTries && await db.Links.AnyAsync(l => l.Slug == slug, cancel); tries++)
            {
                slug = entry.NewSlug();
            }

            var link = new LinkRow
            {
                Id = TextId.New(clock), Slug = slug, Name = entry.Name, SourceTag = entry.Source.Length == 0 ? null : entry.Source, CommunityId = scope.Community,
                ProjectId = scope.Project, ModelId = scope.Model, BuildingId = scope.Building, UnitId = scope.Unit, ValidFrom = entry.Starts(zone), ValidUntil = entry.Ends(zone),
            };
            db.Add(link);
            await WriteDownAsync(db, by, link, ActionKinds.LinkMade, null, null);
            return link.Id;
        },
        cancel);

    /// <summary>Changes a link.</summary>
    /// <param name="what">One of <see cref="ActionKinds"/>.</param>
    /// <param name="why">The reason.</param>
    /// <param name="change">Changes the row; answers what else colleagues need to know, or null.</param>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task ChangeAsync(string by, string id, string what, string why, Func<LinkRow, string?> change, CancellationToken cancel) => store.EditAsync(
        async db =>
        {
            var link = await db.Links.SingleAsync(l => l.Id == id, cancel);
            await WriteDownAsync(db, by, link, what, why, change(link));
            return true;
        },
        cancel);

    private Task WriteDownAsync(CatalogDb db, string by, LinkRow link, string what, string? why, string? detail) => actions.AddAsync(
        db.Database.GetDbConnection(), db.Database.CurrentTransaction!.GetDbTransaction(),
        new(by, what, "link", link.Id) { Why = why, Detail = detail, Community = link.CommunityId });
}
