using CustomerConnect.Links;
using CustomerConnect.Sessions;
using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Grains.Links;

/// <summary>Whether a link opens. Pure.</summary>
public static class LinkRules
{
    /// <summary>How long a window of the throttle is.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Where the link leads, or why not: off, not yet valid (the start is inclusive) or expired (the end is exclusive).</summary>
    public static Answer<LinkScope> Open(LinkInfo? link, DateTimeOffset now) => link switch
    {
        null => new LinkIsUnknown(),
        { Enabled: false } => new LinkIsOff(),
        { ValidFrom: { } from } when now < from => new LinkIsNotValidNow(from),
        { ValidUntil: { } until } when now >= until => new LinkIsNotValidNow(null),
        _ => new LinkScope(new(link.Id), new(link.CommunityId), Scope(link)),
    };

    private static Selection Scope(LinkInfo link) => new(
        link.ProjectId is { } project ? new ProjectId(project) : null, link.ModelId is { } model ? new ModelId(model) : null,
        link.BuildingId is { } building ? new BuildingId(building) : null, link.UnitId is { } unit ? new UnitId(unit) : null);
}
