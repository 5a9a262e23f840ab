using System.Security.Claims;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Notices;
using CustomerConnect.Web.Hosting;
using CustomerConnect.Web.Staff.Journal;
using CustomerConnect.Web.Staff.Live;
using Microsoft.AspNetCore.SignalR;

namespace CustomerConnect.Web.Staff.Notifications;

/// <summary>Notices that open pages are told of, each as the list draws it.</summary>
/// <param name="Id">Its number: a page that hears of one twice, or has counted it already, knows it by that.</param>
public sealed record NoticeMessage(long Id, string Html);

/// <summary>Tells open pages of new notices, whichever process has written them: read after the last one told, and drawn once a node.</summary>
public sealed class LiveNotices(
    NoticeTable table, NoticeViews views, StaffRenderer renderer, IHubContext<StaffHub, IStaffClient> hub, TimeProvider clock, ILogger<LiveNotices> logger)
    : PacedService(LiveNotices.Pace, clock, logger)
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);
    private long? _told;

    /// <summary>Tells what is new.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time; nothing is skipped.</exception>
    public async Task TellAsync(CancellationToken cancel)
    {
        if (_told is not { } told)
        {
            _told = await table.LastAsync(cancel);
            return;
        }

        var rows = await table.AfterAsync(told, cancel);
        if (rows.Count == 0)
        {
            return;
        }

        var drawn = await DrawAsync(rows, cancel);
        var groups = rows.Select((row, i) => (row, Message: new NoticeMessage(row.Id, drawn[i])))
            .SelectMany(n => GroupsOf(n.row).Select(group => (group, n.Message)))
            .GroupBy(n => n.group, n => n.Message, StringComparer.Ordinal);
        _told = rows[^1].Id;
        await Task.WhenAll(groups.Select(g => hub.Clients.Group(g.Key).Notices([.. g]))).WaitAsync(_patience, Clock, cancel);
    }

    /// <summary>Notices after one that a member may see, the oldest first; null when there are more than a page.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<NoticeMessage>?> SinceAsync(ClaimsPrincipal member, StaffScope scope, long last, CancellationToken cancel)
    {
        var page = await table.PageAsync(member.StaffId(), scope, null, NoticeRules.HiddenFrom(member), cancel);
        var missed = page.Rows.Where(r => r.Id > last).OrderBy(r => r.Id).ToList();
        if (missed.Count == NoticeTable.PageSize)
        {
            return null;
        }

        var drawn = await DrawAsync(missed, cancel);
        return [.. missed.Select((row, i) => new NoticeMessage(row.Id, drawn[i]))];
    }

    private async Task<IReadOnlyList<string>> DrawAsync(IReadOnlyList<NoticeRecord> rows, CancellationToken cancel) => await renderer.DrawAsync<NoticeLine>(
        (await views.OfAsync(rows, cancel)).Select(v => new Dictionary<string, object?> { [nameof(NoticeLine.Row)] = v }));

    private static IEnumerable<string> GroupsOf(NoticeRecord row)
    {
        var groups = StaffScope.GroupsOf(row.Division, row.Community);
        return NoticeRules.OfIdentities.Contains(row.Kind) ? groups.Select(StaffScope.IdentityGroup) : groups;
    }

    /// <inheritdoc/>
    protected override string Work => "Telling staff of notices";

    /// <inheritdoc/>
    protected override Task TurnAsync(CancellationToken cancel) => TellAsync(cancel);
}
