using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Units;
using CustomerConnect.Web.Journey;
using CustomerConnect.Web.Languages;
using CustomerConnect.Web.Queue;
using CustomerConnect.Web.Visits;
using Microsoft.AspNetCore.SignalR;

namespace CustomerConnect.Web.Live;

/// <summary>What is pushed to visitors.</summary>
public interface IReserveClient
{
    /// <summary>Homes of a project changed.</summary>
    Task Homes(BoardMessage message);

    /// <summary>Projects of a community changed.</summary>
    Task Community(CommunityMessage message);

    /// <summary>Appointments of a project were booked or given back.</summary>
    Task Slots(SlotsMessage message);

    /// <summary>The queue behind a home changed.</summary>
    Task Queue(QueueMessage message);

    /// <summary>The visit's own hold is over, or it has reserved: its pages look again.</summary>
    Task Visit();

    /// <summary>A reservation that the page shows has changed.</summary>
    Task Reservation();
}

/// <summary>
/// Visitors' open pages. It tells everybody what every page tells, and a visit, known by its page's pass or by its cookie, of itself.
/// </summary>
public sealed partial class ReserveHub(
    ICatalog catalog, LiveStatuses live, Audience audience, VisitorCookie cookie, SignedIn signedIn, LivePass pass, IGrainFactory grains,
    SlotCounts counts, TimeProvider clock) : Hub<IReserveClient>
{
    /// <summary>Most projects and communities that one page watches.</summary>
    public const int MostWatched = 8;

    /// <summary>Name of the group of those who look at a project.</summary>
    public static string ProjectGroup(string projectId) => $"project:{projectId}";

    /// <summary>Name of the group of a share of those among them who read a language: statuses are pushed in words.</summary>
    public static string BoardGroup(string projectId, SiteLanguage language, int share) => $"{ProjectGroup(projectId)}:{language.Code}:{share}";

    /// <summary>Name of the group of a share of those who look at a community in a language.</summary>
    public static string CommunityGroup(string communityId, SiteLanguage language, int share) => $"community:{communityId}:{language.Code}:{share}";

    /// <summary>Name of the group of the pages of one visit.</summary>
    public static string VisitGroup(string sessionId) => $"visit:{sessionId}";

    /// <summary>Name of the group of the pages that show a reservation to whose it is.</summary>
    public static string ReservationGroup(string reservationId) => $"reservation:{reservationId}";

    /// <summary>Name of the group of those who wait for a home.</summary>
    public static string QueueGroup(string unitId) => $"queue:{unitId}";

    /// <inheritdoc/>
    public override Task OnConnectedAsync()
    {
        audience.Joined();
        return base.OnConnectedAsync();
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        audience.Left();
        return base.OnDisconnectedAsync(exception);
    }

    /// <summary>Watches the queue behind a home, and answers how it stands; null where there is no queue.</summary>
    /// <exception cref="HubException">There is no such home, or too much is watched.</exception>
    public async Task<QueueMessage?> WatchQueue(string unitId)
    {
        if (await catalog.UnitAsync(unitId, Context.ConnectionAborted) is not { } home)
        {
            throw new HubException("There is no such home.");
        }

        if (!home.Project.Settings.HasQueues)
        {
            return null;
        }

        await JoinAsync(unitId, QueueGroup(unitId));
        return QueueMessage.Of(await grains.GetGrain<IUnitGrain>(unitId).Look());
    }

    /// <summary>How the appointments of a project stand: all that were ever booked, with the days they are on.</summary>
    /// <exception cref="HubException">There is no such project.</exception>
    public async Task<SlotsMessage> LookAtSlots(string projectId)
    {
        if (await catalog.ProjectAsync(projectId, Context.ConnectionAborted) is not { } found)
        {
            throw new HubException("There is no such project.");
        }

        var now = clock.GetUtcNow();
        var booked = await counts.ReadAsync(found.Project, now, Context.ConnectionAborted);
        return SlotsMessage.Of(found.Project, [.. booked.Keys.Select(SlotKey.Parse).OfType<SlotKey>()], booked, now);
    }

    /// <summary>Watches a project. The caller then asks for the snapshot once.</summary>
    /// <exception cref="HubException">There is no such project, or too much is watched.</exception>
    public async Task WatchProject(string projectId)
    {
        if (await catalog.ProjectAsync(projectId, Context.ConnectionAborted) is not { } found)
        {
            throw new HubException("There is no such project.");
        }

        await JoinAsync(projectId, ProjectGroup(projectId), BoardGroup(projectId, Language, Share));
        await live.FollowAsync(found.Project);
    }

    /// <summary>Watches the projects of a community. The caller then asks for the snapshot once.</summary>
    /// <exception cref="HubException">There is no such community, or too much is watched.</exception>
    public async Task WatchCommunity(string communityId)
    {
        if (await catalog.CommunityAsync(communityId, Context.ConnectionAborted) is not { } community)
        {
            throw new HubException("There is no such community.");
        }

        await JoinAsync(communityId, CommunityGroup(communityId, Language, Share));
        foreach (var project in community.Projects)
        {
            await live.FollowAsync(project);
        }
    }

    /// <summary>Stops watching a project, a community or a queue.</summary>
    public Task Leave(string id)
    {
        return Watched().Remove(id)
            ? Task.WhenAll(new[] { ProjectGroup(id), BoardGroup(id, Language, Share), CommunityGroup(id, Language, Share), QueueGroup(id) }
                .Select(group => Groups.RemoveFromGroupAsync(Context.ConnectionId, group)))
            : Task.CompletedTask;
    }

    private SiteLanguage Language => Context.GetHttpContext() is { } http ? SiteLanguage.Of(http) : SiteLanguage.All[0];

    private int Share => Audience.ShareOf(Context.ConnectionId);

    private Task JoinAsync(string id, params string[] groups)
    {
        var watched = Watched();
        return watched.Contains(id) || watched.Count < MostWatched
            ? watched.Add(id) ? Task.WhenAll(groups.Select(group => Groups.AddToGroupAsync(Context.ConnectionId, group))) : Task.CompletedTask
            : throw new HubException("This page watches too much already.");
    }

    private HashSet<string> Watched()
    {
        if (Context.Items.TryGetValue(nameof(Watched), out var found))
        {
            return (HashSet<string>)found!;
        }

        var watched = new HashSet<string>(StringComparer.Ordinal);
        Context.Items[nameof(Watched)] = watched;
        return watched;
    }
}
