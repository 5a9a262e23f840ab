using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Catalog.Rows;

namespace CustomerConnect.Demo;

/// <summary>A link for each scope, one that is switched off and one that has expired: <c>/r/demo</c> and so on.</summary>
internal static class DemoLinks
{
    public static void Add(CatalogDb db, DateTimeOffset now)
    {
        db.Add(Link("demo", "Spring billboard", "billboard-hwy-9"));

        var project = Link("demo-project", "Sales center door", "qr-door");
        project.ProjectId = LanternHouse.Id;
        var model = Link("demo-model", "The Beacon, launch mail", "mail-2026-11");
        (model.ProjectId, model.ModelId) = (LanternHouse.Id, "the-beacon");
        var building = Link("demo-building", "Lantern House, ferry timetable", "print-ferry");
        (building.ProjectId, building.BuildingId) = (LanternHouse.Id, LanternHouse.BuildingId);
        var unit = Link("demo-unit", "Home 1202 brochure", "qr-brochure");
        (unit.ProjectId, unit.ModelId, unit.BuildingId, unit.UnitId) =
            (LanternHouse.Id, "the-beacon", LanternHouse.BuildingId, "lantern-house-1202");

        var off = Link("demo-off", "Orchard preview", "preview");
        (off.ProjectId, off.Enabled) = (OrchardHomes.Id, false);
        var expired = Link("demo-expired", "Last season's mail", "mail-2025");
        (expired.ValidFrom, expired.ValidUntil) = (now.AddDays(-60), now.AddDays(-30));
        db.AddRange(project, model, building, unit, off, expired);
    }

    private static LinkRow Link(string slug, string name, string source) =>
        new() { Id = slug, Slug = slug, Name = name, SourceTag = source, CommunityId = DemoCommunity.CommunityId };
}
