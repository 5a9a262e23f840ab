using System.Collections.Concurrent;
using CustomerConnect.Web.Staff.Live;
using FluentAssertions;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CustomerConnect.Staff.Tests.Live;

/// <summary>Pages that are kept current in parts: trouble of one is no trouble of the others.</summary>
public class LivePartsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_that_cannot_be_read_does_not_keep_the_others_waiting_and_is_told_when_it_can()
    {
        var hub = new Hub();
        using var pages = new Pages(hub);
        foreach (var page in (string[])["bad", "a", "b"])
        {
            await pages.WatchAsync(page, page, Cancel);
        }

        (pages.Text, pages.Broken) = ("news", true);
        var telling = () => pages.TellAsync(Cancel);
        await telling.Should().ThrowAsync<TimeoutException>("trouble is logged");
        hub.Sent.Keys.Should().BeEquivalentTo("a", "b");

        (pages.Broken, pages.Moved) = (false, false);
        await pages.TellAsync(Cancel);

        hub.Sent["bad"].Should().Contain("news");
    }

    [Fact]
    public async Task Page_that_is_slow_to_take_a_message_does_not_end_the_turn()
    {
        var hub = new Hub { Slow = "slow" };
        using var pages = new Pages(hub);
        foreach (var page in (string[])["slow", "a"])
        {
            await pages.WatchAsync(page, page, Cancel);
        }

        pages.Text = "news";
        await pages.TellAsync(Cancel);

        hub.Sent["a"].Should().Contain("news");
    }

    private sealed class Pages(Hub hub) : LiveParts<string>(hub, TimeProvider.System, NullLogger.Instance)
    {
        public string Text { get; set; } = "nothing";

        public bool Broken { get; set; }

        public bool Moved { get; set; } = true;

        protected override string Work => "Test";

        protected override string Group(string page) => page;

        protected override Task<Func<string, bool>?> MovedAsync(CancellationToken cancel) => Task.FromResult<Func<string, bool>?>(Moved ? _ => true : null);

        protected override Task<IReadOnlyDictionary<string, string>> DrawAsync(string page, CancellationToken cancel) => Broken && page == "bad"
            ? throw new TimeoutException() : Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string> { ["p"] = Text });
    }

    private sealed class Hub : IHubContext<StaffHub, IStaffClient>, IHubClients<IStaffClient>, IGroupManager
    {
        public ConcurrentDictionary<string, string> Sent { get; } = new();

        public string? Slow { get; init; }

        public IHubClients<IStaffClient> Clients => this;

        public IGroupManager Groups => this;

        public IStaffClient All => throw new NotSupportedException();

        public IStaffClient Group(string groupName) => new Client(this, groupName);

        public Task AddToGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task RemoveFromGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public IStaffClient AllExcept(IReadOnlyList<string> excludedConnectionIds) => throw new NotSupportedException();

        public IStaffClient Client(string connectionId) => throw new NotSupportedException();

        IStaffClient IHubClients<IStaffClient>.Clients(IReadOnlyList<string> connectionIds) => throw new NotSupportedException();

        public IStaffClient GroupExcept(string groupName, IReadOnlyList<string> excludedConnectionIds) => throw new NotSupportedException();

        IStaffClient IHubClients<IStaffClient>.Groups(IReadOnlyList<string> groupNames) => throw new NotSupportedException();

        public IStaffClient User(string userId) => throw new NotSupportedException();

        public IStaffClient Users(IReadOnlyList<string> userIds) => throw new NotSupportedException();
    }

    private sealed class Client(Hub hub, string group) : IStaffClient
    {
        public Task Draw(string streams)
        {
            hub.Sent[group] = streams;
            return group == hub.Slow ? new TaskCompletionSource().Task : Task.CompletedTask;
        }

        public Task Sessions(SessionFrame frame) => Task.CompletedTask;

        public Task Notices(IReadOnlyList<CustomerConnect.Web.Staff.Notifications.NoticeMessage> notices) => Task.CompletedTask;

        public Task Forgot() => Task.CompletedTask;

        public Task Bell(long unread, long last) => Task.CompletedTask;

        public Task Identities(IdentityFrame frame) => Task.CompletedTask;
    }
}
