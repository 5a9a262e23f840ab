using CustomerConnect.Grains.Messages;
using CustomerConnect.Grains.SignIn;
using CustomerConnect.SignIn;
using CustomerConnect.Storage;
using CustomerConnect.Storage.People;
using CustomerConnect.Storage.Staff.Actions;
using CustomerConnect.Storage.Staff.Links;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using Orleans;
using Xunit;

namespace CustomerConnect.Tests.SignIn;

public sealed class CleanUpTests
{
    [Theory, BothDatabases]
    public async Task Codes_that_are_over_are_forgotten_a_batch_at_a_time(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var clock = new FakeClock();
        var at = clock.GetUtcNow().ToUnixTimeMilliseconds();
        for (var i = 0; i <= CleanUp.Batch; i++)
        {
            await storage.ExecuteAsync(
                "insert into outbox (cause, template, channel, recipient_kind, recipient_id, created_at, status) values "
                + $"('c{i}', 'DeviceVerificationCode', 'email', 'sign-in', 'v{i}', {at}, 'sent')");
        }

        var (grains, asked) = (Substitute.For<IGrainFactory>(), Substitute.For<ISignInGrain>());
        grains.GetGrain<ISignInGrain>(Arg.Any<string>(), Arg.Any<string?>()).Returns(asked);
        using var cleanUp = new CleanUp(
            new OutboxTable(storage, clock), new Drafts(storage, clock), new TrustedDevices(storage, clock),
            new LinkInvitations(storage, new StaffActions(storage, clock), clock), grains, clock,
            NullLogger<CleanUp>.Instance);
        (await cleanUp.RunOnceAsync()).Should().BeFalse("the codes are fresh");
        clock.Advance(CleanUp.CodesKeptFor + TimeSpan.FromSeconds(1));

        (await cleanUp.RunOnceAsync()).Should().BeTrue("one is left");
        (await cleanUp.RunOnceAsync()).Should().BeFalse();

        await asked.Received(CleanUp.Batch + 1).ForgetExpired();
        (await storage.ScalarAsync("select count(*) from outbox")).Should().Be(0L);
    }
}
