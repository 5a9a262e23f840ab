using System.Collections.Concurrent;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Log;
using CustomerConnect.Web.Hosting;
using CustomerConnect.Web.Languages;
using CustomerConnect.Web.Pages.Communities;
using CustomerConnect.Web.Statuses;
using Microsoft.AspNetCore.SignalR;

namespace CustomerConnect.Web.Live;

/// <summary>
/// Tells open pages what changed: ten times a second, or as often as <see cref="Audience"/> allows, it compares each followed project with what
/// was told last, and sends the difference once to all who look. So a rush is one message a project, a lapse by the Clock is told like an event,
/// and with Hide Availability on, where visitors see no difference, nothing is sent. Pages hear in turn, one share of them after the other:
/// told all at once, the last of thousands would hear when the next message is due.
/// </summary>
public sealed partial class LiveStatuses(
    UnitStatuses statuses, StatusFeed feed, ICatalog catalog, IHubContext<ReserveHub, IReserveClient> hub, Audience audience, TimeProvider clock,
    ILogger<LiveStatuses> logger) : PacedService(Audience.Pace / Audience.Shares, clock, logger)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);

    // By project, each share.
    private readonly ConcurrentDictionary<string, Share[]> _told = new(StringComparer.Ordinal);
    private int _turn;

    /// <summary>Follows a project from now on.</summary>
    /// <exception cref="StorageUnavailableException">Its homes had to be read, and the database did not answer in time.</exception>
    public async Task FollowAsync(Project project)
    {
        if (!_told.ContainsKey(project.Id))
        {
            var board = await statuses.BoardAsync(project);
            _told.TryAdd(project.Id, [.. Enumerable.Range(0, Audience.Shares).Select(_ => new Share { Told = board })]);
        }
    }

    /// <summary>Tells the share whose turn it is what changed since its last.</summary>
    public async Task TellAsync(CancellationToken cancel)
    {
        await feed.CatchUpAsync(cancel);
        _turn = (_turn + 1) % Audience.Shares;
        foreach (var (projectId, shares) in _told)
        {
            var share = shares[_turn];
            if (!share.Sent.IsCompleted)
            {
                continue; // A page of it is slow. What it misses now is in its next difference.
            }

            if (await catalog.ProjectAsync(projectId, cancel) is not { } found)
            {
                _told.TryRemove(projectId, out _);
                continue;
            }

            var (before, after) = (share.Told, await statuses.BoardAsync(found.Project));
            if (ReferenceEquals(before, after))
            {
                continue;
            }

            if (after.ShowsTheSameAs(before))
            {
                share.Told = after;
                continue;
            }

            // What fails before the messages are made leaves the share as not told.
            var community = await CommunityView.OfAsync(found.Community, statuses);
            share.Sent = WaitAsync([.. SiteLanguage.All.Select(language => SendAsync(_turn, language, found.Project, before, after, community))], projectId);
            share.Told = after;
        }
    }

    /// <inheritdoc/>
    protected override string Work => "Telling open pages of homes";

    /// <inheritdoc/>
    protected override TimeSpan Next => audience.Next / Audience.Shares;

    /// <inheritdoc/>
    protected override Task TurnAsync(CancellationToken cancel) => TellAsync(cancel);

    private Task SendAsync(int share, SiteLanguage language, Project project, ProjectBoard before, ProjectBoard after, CommunityView community)
    {
        var (board, all) = language.Say(() => (BoardMessage.Changes(community.Community, project, before, after), CommunityMessage.Of(community)));
        return Task.WhenAll(
            board is null ? Task.CompletedTask : hub.Clients.Group(ReserveHub.BoardGroup(project.Id, language, share)).Homes(board),
            hub.Clients.Group(ReserveHub.CommunityGroup(all.Community, language, share)).Community(all));
    }

    // A slow page must not make the others of its share wait: its connection ends at the transport's time-out, and it comes back to a snapshot.
    private async Task WaitAsync(IReadOnlyList<Task> sent, string projectId)
    {
        try
        {
            await Task.WhenAll(sent).WaitAsync(_patience, Clock);
        }
        catch (TimeoutException)
        {
            LogSlow(logger, projectId);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A page that looks at {Project} is slow to take a message")]
    private static partial void LogSlow(ILogger logger, string project);

    private sealed class Share
    {
        // What it was told last.
        public required ProjectBoard Told { get; set; }

        // Ends when all of it have that, or had the time to.
        public Task Sent { get; set; } = Task.CompletedTask;
    }
}
