using System.Collections.Concurrent;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Live;
using CustomerConnect.Web.Queue;
using CustomerConnect.Web.Tests.Support;
using FluentAssertions;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Web.Tests.Live;

/// <summary>A page that is slow to take its message is waited for by nobody but its own share.</summary>
public class SlowShareTests(WebSite site) : IClassFixture<WebSite>
{
    private const string Project = "orchard-homes";
    private const int Slow = 3;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Others_hear_while_a_share_is_slow_and_it_hears_all_that_it_missed_once_it_is_not()
    {
        var hub = new Hub();
        using var live = ActivatorUtilities.CreateInstance<LiveStatuses>(site.Services, hub, new StoppedClock());
        await live.FollowAsync((await site.Services.GetRequiredService<ICatalog>().ProjectAsync(Project, Cancel))!.Value.Project);
        var all = Enumerable.Range(0, Audience.Shares);

        var first = await SellAsync();
        await TellUntilAsync(live, hub, first, all);

        var second = await SellAsync();
        await TellUntilAsync(live, hub, second, all.Except([Slow]));
        hub.Shares(second).Should().NotContain(Slow);

        hub.Taken.SetResult();
        var third = await SellAsync();
        await TellUntilAsync(live, hub, third, all);
        hub.Shares(second).Should().BeEquivalentTo(all);
    }

    private async Task<string> SellAsync()
    {
        var home = await site.AvailableHomeAsync(Project);
        await site.Units.SetAsync(home, "sold");
        return home;
    }

    // The node hears of the sale in its own time. Waited for with a limit, as what would be wrong is that it never ends.
    private static async Task TellUntilAsync(LiveStatuses live, Hub hub, string home, IEnumerable<int> heard)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (heard.Except(hub.Shares(home)).Any())
        {
            await live.TellAsync(limit.Token).WaitAsync(limit.Token);
            await Task.Yield();
        }
    }

    /// <summary>Its timers never fire: nobody's patience ends.</summary>
    private sealed class StoppedClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Never();

        private sealed class Never : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }

    private sealed class Hub : IHubContext<ReserveHub, IReserveClient>, IHubClients<IReserveClient>
    {
        private readonly ConcurrentQueue<(string Group, BoardMessage Message)> _sent = new();

        /// <summary>Ends when the slow share has taken its message.</summary>
        public TaskCompletionSource Taken { get; } = new();

        public IHubClients<IReserveClient> Clients => this;

        public IGroupManager Groups => throw new NotSupportedException();

        public IReserveClient All => throw new NotSupportedException();

        /// <summary>The shares of readers of English that were told of a home.</summary>
        public IEnumerable<int> Shares(string home) => _sent.Where(s => s.Message.Homes.ContainsKey(home) && s.Group.Contains(":en:", StringComparison.Ordinal))
            .Select(s => s.Group[^1] - '0').Distinct();

        public IReserveClient Group(string groupName) => new Told(this, groupName);

        public IReserveClient AllExcept(IReadOnlyList<string> excludedConnectionIds) => throw new NotSupportedException();

        public IReserveClient Client(string connectionId) => throw new NotSupportedException();

        IReserveClient IHubClients<IReserveClient>.Clients(IReadOnlyList<string> connectionIds) => throw new NotSupportedException();

        public IReserveClient GroupExcept(string groupName, IReadOnlyList<string> excludedConnectionIds) => throw new NotSupportedException();

        IReserveClient IHubClients<IReserveClient>.Groups(IReadOnlyList<string> groupNames) => throw new NotSupportedException();

        public IReserveClient User(string userId) => throw new NotSupportedException();

        public IReserveClient Users(IReadOnlyList<string> userIds) => throw new NotSupportedException();

        private sealed class Told(Hub hub, string group) : IReserveClient
        {
            public Task Homes(BoardMessage message)
            {
                hub._sent.Enqueue((group, message));
                return group.EndsWith($":{Slow}", StringComparison.Ordinal) ? hub.Taken.Task : Task.CompletedTask;
            }

            public Task Community(CommunityMessage message) => Task.CompletedTask;

            public Task Slots(SlotsMessage message) => Task.CompletedTask;

            public Task Queue(QueueMessage message) => Task.CompletedTask;

            public Task Visit() => Task.CompletedTask;

            public Task Reservation() => Task.CompletedTask;
        }
    }
}
