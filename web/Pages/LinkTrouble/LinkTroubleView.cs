using CustomerConnect.Links;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Texts;

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
        LinkIsUnknown => new(community, TroubleTexts.LinkUnknownTitle, TroubleTexts.LinkUnknownText, StatusCodes.Status404NotFound, null),
        LinkIsOff => new(community, TroubleTexts.LinkOffTitle, TroubleTexts.LinkOffText, StatusCodes.Status410Gone, null),
        LinkIsNotValidNow { From: null } => new(community, TroubleTexts.LinkExpiredTitle, TroubleTexts.LinkExpiredText, StatusCodes.Status410Gone, null),
        LinkIsNotValidNow => new(community, TroubleTexts.LinkEarlyTitle, TroubleTexts.LinkEarlyText, StatusCodes.Status404NotFound, null),
        LinkIsBusy busy => new(community, TroubleTexts.LinkBusyTitle, TroubleTexts.LinkBusyText, StatusCodes.Status429TooManyRequests, Seconds(busy.RetryAfter)),
        _ => new(community, TroubleTexts.LinkRefusedTitle, TroubleTexts.LinkRefusedText, StatusCodes.Status409Conflict, null),
    };

    // Spread out, so that all who wait do not come back in the same second.
    private static int Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) + Random.Shared.Next(0, 6);
}
