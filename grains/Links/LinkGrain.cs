using System.Collections.Immutable;
using CustomerConnect.Links;
using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Grains.Links;

/// <inheritdoc cref="ILinkGrain"/>
/// <remarks>The window is kept in memory: when it is lost with its process, a minute is let in a little more generously.</remarks>
public sealed class LinkGrain(ICatalog catalog, TimeProvider time) : Grain, ILinkGrain
{
    private ImmutableArray<long> _opened = [];

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

        (var taken, _opened, var retryAfter) = SlidingWindow.Take(_opened, now.ToUnixTimeMilliseconds(), most, LinkRules.Window);
        return taken ? answer : new LinkIsBusy(retryAfter);
    }
}
