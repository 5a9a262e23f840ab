namespace CustomerConnect.Links;

/// <summary>A shareable link: decides whether one more visit may start. Key: the link's id.</summary>
[Alias("ILinkGrain")]
public interface ILinkGrain : IGrainWithStringKey
{
    /// <summary>Asks for a new session. Visitors who come back to one they have are not asked for.</summary>
    [Alias("Open")]
    Task<Answer<LinkScope>> Open();
}

/// <summary>Where a link leads.</summary>
[GenerateSerializer, Immutable, Alias("LinkScope")]
public sealed record LinkScope(
    [property: Id(0)] LinkId Link, [property: Id(1)] CommunityId Community, [property: Id(2)] Sessions.Selection Selection);

/// <summary>There is no such link.</summary>
[GenerateSerializer, Immutable, Alias("LinkIsUnknown")]
public sealed record LinkIsUnknown() : Refusal(
    RefusalKind.NotFound, "link.unknown", "This link is not known. Ask the sales center for a new one.");

/// <summary>The link is switched off.</summary>
[GenerateSerializer, Immutable, Alias("LinkIsOff")]
public sealed record LinkIsOff() : Refusal(
    RefusalKind.Conflict, "link.off", "This link is switched off. Ask the sales center for a new one.");

/// <summary>The link is not valid now.</summary>
[GenerateSerializer, Immutable, Alias("LinkIsNotValidNow")]
public sealed record LinkIsNotValidNow([property: Id(0)] DateTimeOffset? From) : Refusal(
    RefusalKind.Conflict, "link.not-valid-now", From is null
        ? "This link has expired. Ask the sales center for a new one."
        : "This link is not open yet. Come back later, or ask the sales center.");

/// <summary>Too many visits start in this minute.</summary>
/// <param name="RetryAfter">When to try again.</param>
[GenerateSerializer, Immutable, Alias("LinkIsBusy")]
public sealed record LinkIsBusy([property: Id(0)] TimeSpan RetryAfter) : Refusal(
    RefusalKind.Limit, "link.busy", "Many people are here right now. This page tries again by itself.");
