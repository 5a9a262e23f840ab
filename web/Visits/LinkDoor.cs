using CustomerConnect.Grains.Links;
using CustomerConnect.Links;
using CustomerConnect.Sessions;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Web.Visits;

/// <summary>Lets a browser in by a link: resumes its session, or starts one where the link allows it.</summary>
public sealed class LinkDoor(IGrainFactory grains, VisitorSessions sessions, LinkLoads loads, TimeProvider clock)
{
    /// <summary>The visitor with the session, or why not.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<Answer<Visitor>> EnterAsync(
        LinkInfo link, CommunitySnapshot community, Visitor? known, Device device, CancellationToken cancel)
    {
        var id = new LinkId(link.Id);
        if (Closed(link, clock.GetUtcNow()) is { } closed)
        {
            return closed;
        }

        var visitor = known?.Id ?? new VisitorId(TextId.New(clock));
        var old = known is null ? null : await sessions.FindAsync(visitor, id, cancel);
        if (old is not null && sessions.CanResume(old))
        {
            await sessions.SeenAsync(visitor, id, cancel);
            if (!old.Started)
            {
                await StartAsync(old.Session, link, community, visitor, device);
            }

            loads.Count(id, newSession: false);
            return new Visitor(visitor, old.Session);
        }

        var answer = await grains.GetGrain<ILinkGrain>(link.Id).Open();
        if (!answer.Ok)
        {
            return answer.Refusal!;
        }

        var session = await sessions.ClaimAsync(visitor, id, old?.Session, cancel);
        var started = await StartAsync(session, link, community, visitor, device);
        loads.Count(id, newSession: true);
        return started.Ok ? new Visitor(visitor, session) : started.Refusal!;
    }

    /// <summary>Why nobody comes in by a link, or null when it is open. Its grain says the same, and counts on top.</summary>
    public static Refusal? Closed(LinkInfo link, DateTimeOffset now) => LinkRules.Open(link, now).Refusal;

    private Task<Answer<SessionSnapshot>> StartAsync(
        SessionId session, LinkInfo link, CommunitySnapshot community, VisitorId visitor, Device device) =>
        grains.GetGrain<ISessionGrain>(session.Value).Start(new StartSession(
            CommandId.New(), new LinkId(link.Id), visitor, new CommunityId(link.CommunityId), community.Community.DivisionId,
            new Selection(
                link.ProjectId is null ? null : new ProjectId(link.ProjectId),
                link.ModelId is null ? null : new ModelId(link.ModelId),
                link.BuildingId is null ? null : new BuildingId(link.BuildingId),
                link.UnitId is null ? null : new UnitId(link.UnitId)),
            device));
}
