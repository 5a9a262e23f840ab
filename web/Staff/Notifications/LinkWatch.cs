using System.Globalization;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Journal;
using CustomerConnect.Storage.Staff.Links;
using CustomerConnect.Web.Hosting;
using CustomerConnect.Web.Staff.Journal;
using CustomerConnect.Web.Staff.Links;

namespace CustomerConnect.Web.Staff.Notifications;

/// <summary>Looks at the traffic of links by the rule of the links page and tells of what is unusual, once a link, a direction and a day.</summary>
public sealed class LinkWatch(LinkTable links, JournalTable journal, TimeProvider clock, ILogger<LinkWatch> logger)
    : PacedService(TimeSpan.FromMinutes(15), clock, logger)
{
    /// <summary>Looks once.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task LookAsync(CancellationToken cancel)
    {
        var now = Clock.GetUtcNow();
        LinkMark? after = null;
        do
        {
            var page = await links.PageAsync(StaffScope.All, now.AddDays(-1), after, cancel: cancel);
            var told = new List<NewNotice>();
            foreach (var link in page.Rows)
            {
                if (LinksReader.TrafficOf(link, now) is not Traffic.Usual and var traffic)
                {
                    var kind = traffic == Traffic.High ? NoticeKinds.LinkHigh : NoticeKinds.LinkLow;
                    told.Add(new(string.Create(CultureInfo.InvariantCulture, $"{kind}/{link.Id}/{now.UtcDateTime:yyyy-MM-dd}"), kind, now, new(link.Community), link.Id));
                }
            }

            if (told.Count > 0)
            {
                await journal.AddAsync(told, cancel);
            }

            after = page.After;
        }
        while (after is not null);
    }

    /// <inheritdoc/>
    protected override string Work => "Looking at the traffic of links";

    /// <inheritdoc/>
    protected override Task TurnAsync(CancellationToken cancel) => LookAsync(cancel);
}
