using CustomerConnect.Links;
using CustomerConnect.SignIn;
using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Grains.Links;

/// <inheritdoc cref="ILinkGrain"/>
/// <remarks>The throttle counts all processes together, and a restart does not let a minute in again.</remarks>
public sealed class LinkGrain(ICatalog catalog, TimeProvider time) : Grain, ILinkGrain
{
    /// <inheritdoc/>
    public async Task<Answer<LinkScope>> Open()
    {
        var link = await catalog.LinkAsync(this.GetPrimaryKeyString());
        var now = Clock.Now(time);
        var answer = LinkRules.Open(link, now);
        if (!answer.Ok || link?.MaxSessionsPerMinute is not { } most)
        {
            return answer;
        }

        var retryAfter = await GrainFactory.GetGrain<IThrottleGrain>($"link/{link.Id}").Take(most, LinkRules.Window);
        return retryAfter == TimeSpan.Zero ? answer : new LinkIsBusy(retryAfter);
    }
}
