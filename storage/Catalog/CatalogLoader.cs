using System.Collections.Immutable;
using CustomerConnect.Storage.Catalog.Rows;
using Microsoft.EntityFrameworkCore;

namespace CustomerConnect.Storage.Catalog;

/// <summary>Builds a <see cref="CommunitySnapshot"/> from its rows: one query a table, whatever its size.</summary>
internal static class CatalogLoader
{
    /// <summary>The community as of one instant, or null.</summary>
    public static async Task<CommunitySnapshot?> LoadAsync(CatalogDb db, string id, CancellationToken cancel)
    {
        var row = await db.Communities.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancel);
        if (row is null)
        {
            return null;
        }

        var organization = await db.Divisions.Where(d => d.Id == row.DivisionId).Select(d => d.OrganizationId).SingleAsync(cancel);
        var maps = await MapsAsync(db, id, cancel);
        var models = (await ModelsAsync(db, id, cancel)).ToLookup(m => m.ProjectId, StringComparer.Ordinal);
        var buildings = await BuildingsAsync(db, id, maps, cancel);
        var units = (await db.Units.AsNoTracking().Where(u => u.CommunityId == id).ToListAsync(cancel))
            .OrderBy(u => u.Position).ThenBy(u => u.Number, StringComparer.Ordinal).Select(Unit)
            .ToLookup(u => u.ProjectId, StringComparer.Ordinal);
        var hours = (await db.WeeklyHours.AsNoTracking().Where(h => h.CommunityId == id).ToListAsync(cancel))
            .OrderBy(h => h.Day).ThenBy(h => h.FromMinute).ToLookup(h => h.ProjectId, Hours, StringComparer.Ordinal);
        var settings = await db.Settings.AsNoTracking().Where(s => s.CommunityId == id).ToDictionaryAsync(s => s.Id, Settings, cancel);
        var projects = (await db.Projects.AsNoTracking().Where(p => p.CommunityId == id).ToListAsync(cancel))
            .OrderBy(p => p.Position).ThenBy(p => p.Slug, StringComparer.Ordinal)
            .Select(p => new Project(
                p.Id, p.CommunityId, p.Slug, p.Number, p.MarketingName, p.Type, p.Description, p.LongDescription, p.Address,
                p.ExternalUrl, PictureStore.Path(p.CoverPictureId), maps.GetValueOrDefault(p.Id),
                settings.GetValueOrDefault(p.Id) ?? Settings(Defaults(p, row)), [.. models[p.Id]], [.. buildings[p.Id]],
                [.. units[p.Id]], [.. hours[p.Id]]));
        return new CommunitySnapshot(
            await RevisionAsync(db, id, cancel), Community(row, organization, maps.GetValueOrDefault(id)), [.. projects]);
    }

    // Every change of the catalog is one event of this stream, so its version grows with each.
    private static Task<long> RevisionAsync(CatalogDb db, string id, CancellationToken cancel)
    {
        var stream = $"catalog/{id}";
        return db.Database.SqlQuery<long>(
            $"""select coalesce(max(version), 0) as "Value" from event where stream = {stream}""").SingleAsync(cancel);
    }

    private static Community Community(CommunityRow c, string organization, MapPicture? map) => new(
        c.Id, c.DivisionId, organization, c.Slug, c.Name, c.BuilderName, c.Description, c.Tagline, c.TimeZone, c.Accent,
        PictureStore.Path(c.LogoPictureId), PictureStore.Path(c.HeroPictureId), c.SalesAddress, c.SalesHours, c.Phone, c.Email,
        c.Website, map);

    private static async Task<Dictionary<string, MapPicture>> MapsAsync(CatalogDb db, string id, CancellationToken cancel)
    {
        var overlays = (await db.Overlays.AsNoTracking().Where(o => o.CommunityId == id).ToListAsync(cancel))
            .OrderBy(o => o.Position)
            .ToLookup(o => o.MapPictureId, o => new Overlay(o.TargetId, o.Path, o.LabelX, o.LabelY), StringComparer.Ordinal);
        var maps = await db.MapPictures.AsNoTracking().Where(m => m.CommunityId == id).ToListAsync(cancel);
        return maps.ToDictionary(
            m => m.OwnerId,
            m => new MapPicture(m.Id, PictureStore.Path(m.PictureId)!, m.Width, m.Height, m.AltText, [.. overlays[m.Id]]),
            StringComparer.Ordinal);
    }

    private static async Task<IEnumerable<HomeModel>> ModelsAsync(CatalogDb db, string id, CancellationToken cancel)
    {
        // Without the bytes.
        var files = (await db.ModelFiles.Where(f => f.CommunityId == id).OrderBy(f => f.Position)
                .Select(f => new { f.ModelId, f.Id, f.Title, f.ContentType, f.Size }).ToListAsync(cancel))
            .ToLookup(
                f => f.ModelId, f => new ModelFile(f.Id, f.Title, PictureStore.FilePath(f.Id), f.ContentType, f.Size),
                StringComparer.Ordinal);
        var pictures = (await db.ModelPictures.AsNoTracking().Where(p => p.CommunityId == id).OrderBy(p => p.Position).ToListAsync(cancel))
            .ToLookup(p => p.ModelId, p => new ModelPicture(PictureStore.Path(p.PictureId)!, p.Caption), StringComparer.Ordinal);
        return (await db.Models.AsNoTracking().Where(m => m.CommunityId == id).ToListAsync(cancel))
            .OrderBy(m => m.Position).ThenBy(m => m.Slug, StringComparer.Ordinal)
            .Select(m => new HomeModel(
                m.Id, m.ProjectId, m.Slug, m.Number, m.MarketingName, m.Beds, m.Baths, m.SquareFeet, m.Stories, m.Garage,
                m.Description, m.BasePriceCents, PictureStore.Path(m.CoverPictureId), PictureStore.Path(m.FloorPlanPictureId),
                [.. files[m.Id]]) { Pictures = [.. pictures[m.Id]] });
    }

    private static async Task<ILookup<string, Building>> BuildingsAsync(
        CatalogDb db, string id, Dictionary<string, MapPicture> maps, CancellationToken cancel)
    {
        var floors = (await db.Floors.AsNoTracking().Where(f => f.CommunityId == id).ToListAsync(cancel))
            .OrderBy(f => f.Level)
            .ToLookup(f => f.BuildingId, f => new Floor(f.Id, f.Level, f.Name, maps.GetValueOrDefault(f.Id)), StringComparer.Ordinal);
        return (await db.Buildings.AsNoTracking().Where(b => b.CommunityId == id).ToListAsync(cancel))
            .OrderBy(b => b.Position).ThenBy(b => b.Slug, StringComparer.Ordinal)
            .ToLookup(b => b.ProjectId, b => new Building(b.Id, b.Slug, b.Name, [.. floors[b.Id]]), StringComparer.Ordinal);
    }

    private static UnitInfo Unit(UnitRow u) => new(
        u.Id, u.ProjectId, u.ModelId, u.BuildingId, u.FloorId, u.Slug, u.Number, u.Address, u.Garage, u.Facing,
        u.ConstructionStart, u.OptionsCutoff, u.ConstructionFinish);

    private static WeeklyHours Hours(WeeklyHoursRow h) => new(h.Kind, (DayOfWeek)h.Day, Time(h.FromMinute), Time(h.ToMinute));

    // 24:00 does not exist as a TimeOnly: as an end, 00:00 is the midnight after the day.
    private static TimeOnly Time(int minute) => minute >= 1440 ? TimeOnly.MinValue : new TimeOnly(minute / 60, minute % 60);

    private static ProjectSettingsRow Defaults(ProjectRow project, CommunityRow community) =>
        new() { Id = project.Id, CommunityId = project.CommunityId, TimeZone = community.TimeZone };

    private static ProjectSettings Settings(ProjectSettingsRow s) => new(
        s.Enabled, s.TimeZone, s.Currency, s.AppointmentAddress, s.CustomerLimit, s.UnregisteredRealtorLimit,
        s.RegisteredRealtorLimit, s.ReservationDays, s.HideAvailability, s.AllowQueue, s.IncludeAppointment, s.RequireAppointment,
        s.SlotMinutes, s.PhoneCapacity, s.InPersonCapacity, s.NoticeMinutes, s.HorizonDays, s.DepositMode, s.CustomerDeposit,
        s.CustomerDepositCents, s.RealtorDeposit, s.RealtorDepositCents, s.HoldMinutes, s.HoldExtensionMinutes, s.HoldWaitSeconds,
        s.QueueOfferHours, s.StaffEmailOnReserve, s.StaffSmsOnReserve);
}
