using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Tests.Slots;

/// <summary>Projects for tests: the specification's defaults, and the hours that a test gives.</summary>
internal static class ProjectWithHours
{
    public static Project In(string zone, int slotMinutes, int noticeMinutes, int horizonDays, params WeeklyHours[] hours) => new(
        "p1", "c1", "lantern-house", "01", "Lantern House", ProjectType.HighDensity, null, null, null, null, null, null,
        new ProjectSettings(
            true, zone, "USD", "12 Landing Square", 1, 1, 3, 7, false, false, true, true, slotMinutes, 2, 1, noticeMinutes, horizonDays,
            DepositMode.Payment, DepositRequirement.Required, 250_000, DepositRequirement.None, 0, 15, 5, 120, 24, false, false),
        [], [], [], [.. hours]);

    /// <summary>The same with one model and one home (an index of homes is made when a project is, so <c>with</c> would not do).</summary>
    public static Project AndOneHome(this Project project, HomeModel model, UnitInfo home) => new(
        project.Id, project.CommunityId, project.Slug, project.Number, project.MarketingName, project.Type, null, null, null, null, null, null,
        project.Settings, [model], [], [home], project.Schedule);

    public static Project With(this Project project, Func<ProjectSettings, ProjectSettings> change) =>
        project with { Settings = change(project.Settings) };
}
