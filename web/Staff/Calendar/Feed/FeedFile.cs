using System.Security.Cryptography;
using System.Text;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Calendar;
using CustomerConnect.Web.Components;

namespace CustomerConnect.Web.Staff.Calendar.Feed;

/// <summary>
/// A member's feed as a file: booked appointments of what they see now, from a month back as far ahead as any is booked. Of a person it says
/// the name, and which home it is about; where to call them is looked up in the product.
/// </summary>
public sealed class FeedFile(CalendarFeeds feeds, StaffScopes scopes, AppointmentTable table, ICatalog catalog, TimeProvider clock)
{
    private static readonly TimeSpan _back = TimeSpan.FromDays(30), _ahead = TimeSpan.FromDays(400);

    /// <summary>The file and a tag that changes with it; null for an address that is nobody's (any more).</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<(byte[] Content, string Tag)?> OfAsync(string token, CancellationToken cancel)
    {
        if (await feeds.OwnerAsync(token, cancel) is not { } member)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var events = new List<CalendarEvent>();
        // What is ahead first: where there is more than a file holds, what is over is left out, and not next week.
        var scope = await scopes.OfAsync(member, cancel);
        var ahead = await table.BookedAsync(scope, new(), now, now + _ahead, cancel);
        var over = ahead.Count < AppointmentTable.Most ? await table.BookedAsync(scope, new(), now - _back, now, cancel) : [];
        foreach (var row in over.TakeLast(AppointmentTable.Most - ahead.Count).Concat(ahead))
        {
            if (await catalog.ProjectAsync(row.Project, cancel) is { } found)
            {
                events.Add(Event(row, found.Community.Community, found.Project));
            }
        }

        var content = Encoding.UTF8.GetBytes(CalendarFile.Of(events, "Customer Connect appointments"));
        return (content, Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16)));
    }

    private static CalendarEvent Event(AppointmentRecord row, Community community, Project project)
    {
        var start = DateTimeOffset.FromUnixTimeMilliseconds(row.At);
        var home = HomeWords.Number(project, row.Unit) is { } number ? $"{number}, {project.DisplayName}" : project.DisplayName;
        var byPhone = row.Kind == "phone";
        return new(
            row.Reservation!, DateTimeOffset.FromUnixTimeMilliseconds(row.ChangedAt), start, start.AddMinutes(project.Settings.SlotMinutes),
            SlotSchedule.Zone(project.Settings), row.Version, $"{HomeWords.Who(row.FirstName, row.LastName)}, {home}{(byPhone ? " (phone)" : "")}",
            byPhone ? "By phone" : project.Settings.AppointmentAddress ?? community.Name, null);
    }
}
