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

    public static Project With(this Project project, Func<ProjectSettings, ProjectSettings> change) =>
        project with { Settings = change(project.Settings) };
}
