using CustomerConnect.Sessions;
using CustomerConnect.Storage.Catalog;
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

    /// <summary>The visit's own hold is over, or it has reserved: its pages look again.</summary>
    Task Visit();
}

/// <summary>Visitors' open pages. It tells everybody what every page tells, and a visit, known by its cookie, of itself.</summary>
public sealed class ReserveHub(
    ICatalog catalog, LiveStatuses live, VisitorCookie cookie, SignedIn signedIn, IGrainFactory grains) : Hub<IReserveClient>
{
    /// <summary>Most projects and communities that one page watches.</summary>
    public const int MostGroups = 8;

    /// <summary>Name of the group of those who look at a project.</summary>
    public static string ProjectGroup(string projectId) => $"project:{projectId}";

    /// <summary>Name of the group of those who look at a community.</summary>
    public static string CommunityGroup(string communityId) => $"community:{communityId}";

    /// <summary>Name of the group of the pages of one visit.</summary>
    public static string VisitGroup(string sessionId) => $"visit:{sessionId}";

    /// <summary>Watches the visit whose cookies the connection came with; nothing where there is none, or another browser is signed in.</summary>
    /// <exception cref="HubException">Too much is watched.</exception>
    public async Task WatchVisit()
    {
        if (Context.GetHttpContext() is not { } http || cookie.Read(http)?.Session is not { } id)
        {
            return;
        }

        var session = await grains.GetGrain<ISessionGrain>(id.Value).Look();
        if ((await signedIn.SeenByAsync(http, session, Context.ConnectionAborted)).Contact == session.Contact)
        {
            await JoinAsync(VisitGroup(id.Value));
        }
    }

    /// <summary>Watches a project. The caller then asks for the snapshot once.</summary>
    /// <exception cref="HubException">There is no such project, or too much is watched.</exception>
    public async Task WatchProject(string projectId)
    {
        if (await catalog.ProjectAsync(projectId, Context.ConnectionAborted) is not { } found)
        {
            throw new HubException("There is no such project.");
        }

        await JoinAsync(ProjectGroup(projectId));
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

        await JoinAsync(CommunityGroup(communityId));
        foreach (var project in community.Projects)
        {
            await live.FollowAsync(project);
        }
    }

    /// <summary>Stops watching a project or a community.</summary>
    public Task Leave(string id)
    {
        Watched().RemoveWhere(g => g == ProjectGroup(id) || g == CommunityGroup(id));
        return Task.WhenAll(
            Groups.RemoveFromGroupAsync(Context.ConnectionId, ProjectGroup(id)), Groups.RemoveFromGroupAsync(Context.ConnectionId, CommunityGroup(id)));
    }

    private Task JoinAsync(string group)
    {
        var groups = Watched();
        return groups.Contains(group) || groups.Count < MostGroups
            ? groups.Add(group) ? Groups.AddToGroupAsync(Context.ConnectionId, group) : Task.CompletedTask
            : throw new HubException("This page watches too much already.");
    }

    private HashSet<string> Watched()
    {
        if (Context.Items.TryGetValue(nameof(Watched), out var found))
        {
            return (HashSet<string>)found!;
        }

        var groups = new HashSet<string>(StringComparer.Ordinal);
        Context.Items[nameof(Watched)] = groups;
        return groups;
    }
}
