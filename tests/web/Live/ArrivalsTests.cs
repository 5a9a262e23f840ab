using System.Threading.RateLimiting;
using CustomerConnect.Web.Live;
using CustomerConnect.Web.Tests.Support;
using FluentAssertions;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Web.Tests.Live;

/// <summary>Live connections are taken in a few at a time: the others wait, and are taken in the order they came.</summary>
public class ArrivalsTests(WebSite site) : IClassFixture<WebSite>
{
    [Fact]
    public async Task Who_comes_with_many_others_waits_and_is_taken_in()
    {
        using var door = new TokenBucketRateLimiter(Arrivals.Bucket);
        var at = Enumerable.Range(0, Arrivals.MostPerSecond).Select(_ => door.AcquireAsync().AsTask()).ToList();

        at.Should().Contain(one => !one.IsCompleted);

        (await Task.WhenAll(at)).Should().OnlyContain(one => one.IsAcquired);
    }

    [Fact]
    public void Who_comes_when_the_queue_is_full_is_sent_away_at_once()
    {
        using var door = new TokenBucketRateLimiter(Arrivals.Bucket);
        var at = Enumerable.Range(0, Arrivals.MostWaiting + (2 * Arrivals.MostPerSecond)).Select(_ => door.AcquireAsync().AsTask()).ToList();

        at.Should().Contain(one => one.IsCompletedSuccessfully && !one.Result.IsAcquired);
    }

    [Fact]
    public void Every_hub_has_the_door()
    {
        var hubs = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/hubs/", StringComparison.Ordinal) && !e.RoutePattern.RawText.EndsWith("/negotiate", StringComparison.Ordinal))
            .ToList();

        hubs.Should().HaveCount(2).And.OnlyContain(e => e.Metadata.GetMetadata<EnableRateLimitingAttribute>()!.PolicyName == Arrivals.Policy);
    }
}
