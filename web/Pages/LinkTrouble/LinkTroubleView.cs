using CustomerConnect.Links;
using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Web.Pages.LinkTrouble;

/// <summary>A link that lets nobody in: what happened, and whom to call.</summary>
/// <param name="Community">Whom to call; null when the link is not known.</param>
/// <param name="Status">HTTP status of the page.</param>
/// <param name="RetryAfter">Seconds after which the page tries again by itself, or null.</param>
public sealed record LinkTroubleView(Community? Community, string Title, string Text, int Status, int? RetryAfter)
{
    /// <summary>The page for a refusal.</summary>
    public static LinkTroubleView Of(Community? community, Refusal why) => why switch
    {
        LinkIsUnknown => new(community, "This link is not known", "It may have a slip in it. Nothing of yours is lost: ask the sales center for a new one.", StatusCodes.Status404NotFound, null),
        LinkIsOff => new(community, "This link is switched off", "The sales team has closed it. They will gladly send you a new one.", StatusCodes.Status410Gone, null),
        LinkIsNotValidNow { From: null } => new(community, "This link has expired", "The offer it led to is over. The sales team will gladly send you a new one.", StatusCodes.Status410Gone, null),
        LinkIsNotValidNow => new(community, "This link is not open yet", "Come back a little later, or ask the sales team when it opens.", StatusCodes.Status404NotFound, null),
        LinkIsBusy busy => new(community, "Many people are here right now", "You are not forgotten: this page tries again by itself in a moment. Nothing is lost by waiting.", StatusCodes.Status429TooManyRequests, Seconds(busy.RetryAfter)),
        _ => new(community, "This link cannot be opened right now", why.Message, StatusCodes.Status409Conflict, null),
    };

    // Spread out, so that all who wait do not come back in the same second.
    private static int Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) + Random.Shared.Next(0, 6);
}
