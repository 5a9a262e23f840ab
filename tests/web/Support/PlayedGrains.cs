using System.Collections.Concurrent;
using CustomerConnect.Links;
using CustomerConnect.Sessions;
using NSubstitute;

namespace CustomerConnect.Web.Tests.Support;

/// <summary>Grains that answer as a test wishes, and remember the sessions they were asked to start.</summary>
public sealed class PlayedGrains
{
    public PlayedGrains()
    {
        Factory.GetGrain<ILinkGrain>(Arg.Any<string>(), Arg.Any<string?>()).Returns(call => Link(call.ArgAt<string>(0)));
        Factory.GetGrain<ISessionGrain>(Arg.Any<string>(), Arg.Any<string?>()).Returns(call => Session(call.ArgAt<string>(0)));
    }

    /// <summary>What the web gets.</summary>
    public IGrainFactory Factory { get; } = Substitute.For<IGrainFactory>();

    /// <summary>What every link answers; null lets everybody in.</summary>
    public Refusal? LinkRefuses { get; set; }

    /// <summary>What sessions say of themselves, by id.</summary>
    public ConcurrentDictionary<string, SessionSnapshot> Sessions { get; } = new(StringComparer.Ordinal);

    /// <summary>Sessions that were started, in order.</summary>
    public ConcurrentQueue<(string Session, StartSession Command)> Started { get; } = new();

    /// <summary>A session that browses.</summary>
    public static SessionSnapshot Browsing(string id) => new(
        new SessionId(id), 1, SessionStatus.Browsing, null, null, null, Selection.None, null, Reservations.ContactKind.Customer, false, null,
        null, false, null, null, null, [], false, default, default);

    private ILinkGrain Link(string id)
    {
        var grain = Substitute.For<ILinkGrain>();
        grain.Open().Returns(_ => Task.FromResult<Answer<LinkScope>>(
            LinkRefuses is { } refusal ? refusal : new LinkScope(new LinkId(id), new CommunityId("alder-ferry"), Selection.None)));
        return grain;
    }

    private ISessionGrain Session(string id)
    {
        var grain = Substitute.For<ISessionGrain>();
        grain.Start(Arg.Any<StartSession>()).Returns(call =>
        {
            Started.Enqueue((id, call.Arg<StartSession>()));
            return Task.FromResult<Answer<SessionSnapshot>>(Sessions.GetOrAdd(id, Browsing));
        });
        grain.Look().Returns(_ => Task.FromResult(Sessions.GetOrAdd(id, Browsing)));
        return grain;
    }
}
