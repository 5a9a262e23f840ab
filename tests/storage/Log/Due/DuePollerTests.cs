using System.Collections.Concurrent;
using CustomerConnect.Storage.Log.Due;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CustomerConnect.Storage.Tests.Log.Due;

public sealed class DuePollerTests
{
    [Theory, BothDatabases]
    public async Task Of_several_processes_one_wakes_a_stream_and_its_append_ends_it(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect, Fast);
        var handler = new Handler(log);
        using var first = Poller(log, handler);
        using var second = Poller(log, handler);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => log.Log.AppendAsync(Make.Append($"unit/{i}", 0, 1, null, Make.Due($"unit/{i}", 1))).AsTask()));

        await first.StartAsync(default);
        await second.StartAsync(default);
        await Wait.UntilAsync(async () => (long)(await log.ScalarAsync("select count(*) from due"))! == 0, "all to be woken");
        await first.StopAsync(default);
        await second.StopAsync(default);

        handler.Woken.Should().HaveCount(100);
        handler.Woken.Values.Should().OnlyContain(count => count == 1);
    }

    [Theory, BothDatabases]
    public async Task Stream_that_fails_is_tried_again_and_starves_nobody(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect, o =>
        {
            Fast(o);
            o.DueLeaseMilliseconds = 100;
            o.DueConcurrency = 2;
        });
        var handler = new Handler(log, failing: stream => stream.StartsWith("bad/", StringComparison.Ordinal));
        using var poller = Poller(log, handler);
        foreach (var i in Enumerable.Range(0, 10))
        {
            await log.Log.AppendAsync(Make.Append($"bad/{i}", 0, 1, null, Make.Due($"bad/{i}", 1)));
            await log.Log.AppendAsync(Make.Append($"unit/{i}", 0, 1, null, Make.Due($"unit/{i}", 2)));
        }

        await poller.StartAsync(default);
        await Wait.UntilAsync(
            async () => (long)(await log.ScalarAsync("select count(*) from due where stream like 'unit/%'"))! == 0, "the good ones");
        await Wait.UntilAsync(() => Enumerable.Range(0, 10).All(i => handler.Woken.GetValueOrDefault($"bad/{i}") >= 2), "the bad ones again");
        await poller.StopAsync(default);
        (await log.ScalarAsync("select count(*) from due where stream like 'bad/%'")).Should().Be(10L);
    }

    [Fact]
    public void Stream_that_keeps_failing_waits_twice_as_long_each_time_up_to_five_minutes()
    {
        var failures = new Failures(TimeSpan.FromSeconds(2));
        var waits = Enumerable.Range(0, 12).Select(_ => failures.Add("unit/1").Wait.TotalSeconds);
        waits.Should().Equal(2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300, 300);
        failures.Forget("unit/1");
        failures.Add("unit/1").Should().Be((1, TimeSpan.FromSeconds(2)));
    }

    private static void Fast(StorageOptions options) => options.DuePollMilliseconds = 10;

    private static DuePoller Poller(TestLog log, IDueHandler handler) =>
        new(StorageServices.Claims(log.Database), handler, log.Options, TimeProvider.System, NullLogger<DuePoller>.Instance);

    private sealed class Handler(TestLog log, Func<string, bool>? failing = null) : IDueHandler
    {
        public ConcurrentDictionary<string, int> Woken { get; } = new();

        public async Task WakeAsync(string stream, CancellationToken cancel)
        {
            Woken.AddOrUpdate(stream, 1, (_, before) => before + 1);
            if (failing?.Invoke(stream) == true)
            {
                throw new InvalidOperationException("a fault of the handler");
            }

            await log.Log.AppendAsync(Make.Append(stream, 1, 1, null, Make.NotDue(stream)));
        }
    }
}
