using System.Security.Claims;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Staff.Notices;
using CustomerConnect.Web.Staff.Journal;
using CustomerConnect.Web.Staff.People;

namespace CustomerConnect.Web.Staff.Notifications;

/// <summary>Makes notices readable: names from the catalog, times on the clock of the community.</summary>
public sealed class NoticeViews(ICatalog catalog, TimeProvider clock)
{
    /// <summary>The views of rows, in their order.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">A community had to be read, and the database did not answer in time.</exception>
    public async Task<IReadOnlyList<NoticeView>> OfAsync(IReadOnlyList<NoticeRecord> rows, CancellationToken cancel)
    {
        var views = new List<NoticeView>(rows.Count);
        foreach (var row in rows)
        {
            views.Add(View(row, row.Community is null ? null : await catalog.CommunityAsync(row.Community, cancel)));
        }

        return views;
    }

    /// <summary>Where a member who follows a notice is led: to the link, the session or the contact; null where they may not see what there is.</summary>
    public static string? Address(NoticeRecord row, ClaimsPrincipal member) =>
        row.Link is not null ? $"/staff/links?link={row.Link}"
        : row.Session is not null ? $"/staff/sessions/{row.Session}"
        : row.Contact is not null ? IdentityAddress.Of(row.Contact, member)
        : null;

    private NoticeView View(NoticeRecord row, CommunitySnapshot? community)
    {
        var project = row.Project is null ? null : community?.ProjectsById.GetValueOrDefault(row.Project);
        var (icon, bad, title) = Say(row.Kind, row.LinkName ?? HomeWords.Who(row.FirstName, row.LastName));
        var home = HomeWords.Number(project, row.Unit);
        return new(
            row.Id, icon, bad, title, string.Join(", ", new[] { home, project?.DisplayName ?? community?.Community.Name }.OfType<string>()),
            new StaffTimes(project?.Settings.TimeZone ?? community?.Community.TimeZone).Short(DateTimeOffset.FromUnixTimeMilliseconds(row.At), clock.GetUtcNow()),
            row.Link is not null || row.Session is not null || row.Contact is not null, row.Read != 0);
    }

    private static (string Icon, bool Bad, string Title) Say(string kind, string who) => kind switch
    {
        NoticeKinds.Reserved => ("check", false, $"{who} reserved a home"),
        NoticeKinds.ReservedWithAppointment => ("check", false, $"{who} reserved a home and booked an appointment"),
        NoticeKinds.DepositFailed => ("warn", true, $"{who}'s deposit failed"),
        NoticeKinds.DepositNotReturned => ("warn", true, $"{who}'s deposit could not be given back"),
        NoticeKinds.AppointmentTaken => ("cal", false, $"{who} has an appointment"),
        NoticeKinds.AppointmentMoved => ("cal", false, $"{who}'s appointment was moved"),
        NoticeKinds.AppointmentCancelled => ("cal", true, $"{who}'s appointment was given back"),
        NoticeKinds.EndNear => ("clock", true, $"{who}'s reservation ends within two days"),
        NoticeKinds.Expired => ("clock", true, $"{who}'s reservation has expired"),
        NoticeKinds.Withdrawn => ("undo", true, $"{who} gave the home back"),
        NoticeKinds.QueuePromoted => ("people", false, $"{who} is next in line and has the home"),
        NoticeKinds.IdentityVerified => ("id", false, $"{who}'s identity is verified"),
        NoticeKinds.IdentityFailed => ("id", true, $"{who}'s identity check failed"),
        NoticeKinds.LinkHigh => ("spark", true, $"{who} is opened unusually often"),
        NoticeKinds.LinkLow => ("spark", true, $"{who} is opened unusually seldom"),
        _ => ("info", false, $"News of {who}"),
    };
}
