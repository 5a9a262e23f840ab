using CustomerConnect.Identity;
using CustomerConnect.Providers.Identity;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;

namespace CustomerConnect.Tests.Journeys;

/// <summary>A contact's identity through the real grain, log and stand-in.</summary>
public sealed class IdentityTests
{
    [Theory, BothDatabases]
    public async Task Failed_check_is_tried_again_and_the_row_says_verified(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var identity = await ReadyAsync(world);
        var first = (await StartAsync(identity, "check-1")).Require();
        first.ContinueAt.Should().StartWith(DemoIdentity.PagePath);
        (await StartAsync(identity, "check-2")).Require().Check.Should().Be(new IdentityCheckId("check-1"), "it goes on, on whatever device");
        await SettleAsync(world, first, "face-mismatch");
        (await identity.Learn()).Require().Should().Match<IdentitySnapshot>(i => i.Status == IdentityStatus.Failed && i.Failure == "face-mismatch");

        var second = (await StartAsync(identity, "check-3")).Require();
        await SettleAsync(world, second, null);
        (await identity.Learn()).Require().Status.Should().Be(IdentityStatus.Verified);

        (await world.Store.ScalarAsync("select status from identity_view where contact_id = 'contact-ann'")).Should().Be("verified");
        (await world.Store.ScalarAsync("select attempts from identity_view where contact_id = 'contact-ann'")).Should().Be(2L);
        (await world.Store.ScalarAsync("select community_id from identity_view where contact_id = 'contact-ann'")).Should().Be(Some.Community.Value);
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Check_that_is_left_alone_is_called_off_after_a_day_and_what_was_verified_meanwhile_stands(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var left = await ReadyAsync(world);
        await StartAsync(left, "check-1");
        var finished = await ReadyAsync(world, "contact-bob");
        await SettleAsync(world, (await StartAsync(finished, "check-2")).Require(), null);

        await world.PassAsync(TimeSpan.FromHours(24));

        (await left.Look()).Status.Should().Be(IdentityStatus.Cancelled);
        (await finished.Look()).Status.Should().Be(IdentityStatus.Verified, "the provider knew, though nobody came back");
        (await StartAsync(left, "check-3")).Require().Status.Should().Be(IdentityStatus.InProgress);
        await world.PassAsync(TimeSpan.FromHours(25));
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Staff_who_have_seen_the_document_end_a_check_under_way(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var identity = await ReadyAsync(world);
        var open = (await StartAsync(identity, "check-1")).Require();
        (await identity.VerifyByStaff(new(Some.Command, "staff-1", IdentityDocument.Passport, "2026-1"))).Ok.Should().BeTrue();

        await SettleAsync(world, open, "face-mismatch");

        (await identity.Learn()).Require().Status.Should().Be(IdentityStatus.VerifiedByStaff);
        (await world.Store.ScalarAsync("select status from demo_identity where check_id = 'check-1'")).Should().Be("cancelled");
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Verification_in_person_keeps_the_name_beside_the_log_once_and_one_anew_begins_again(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var identity = await ReadyAsync(world);
        var wish = new VerifyIdentityByStaff(Some.Command, "staff-1", IdentityDocument.Passport, "2026-1", null, "Ann T. Lee");
        (await identity.VerifyByStaff(wish)).Ok.Should().BeTrue();
        (await identity.VerifyByStaff(wish)).Ok.Should().BeTrue();
        (await identity.VerifyByStaff(wish with { Command = CommandId.New(), NameOnDocument = "Somebody Else" })).Ok.Should().BeTrue("it is so already");
        (await identity.Reopen(new(CommandId.New(), "staff-2", ReopenReason.TimePassed, "Five years"))).Require().Status.Should().Be(IdentityStatus.InProgress);
        (await identity.Reopen(new(CommandId.New(), "staff-2", ReopenReason.TimePassed))).Refusal.Should().Be(new IdentityIsNotVerified());

        (await world.Store.ScalarAsync("select count(*) from identity_note where kind = 'verified' and name_on_document = 'Ann T. Lee' and statement = '2026-1'")).Should().Be(1L);
        (await world.Store.ScalarAsync("select count(*) from identity_note")).Should().Be(2L);
        (await world.Store.ScalarAsync("select count(*) from event where data like '%Lee%' or data like '%Five years%'")).Should().Be(0L);
        (await world.Store.ScalarAsync("select status from identity_view where contact_id = 'contact-ann'")).Should().Be("in-progress");
        await world.ShouldBeSoundAsync();
    }

    private static async Task<IIdentityGrain> ReadyAsync(World world, string contact = "contact-ann")
    {
        var identity = world.Host.Grains.GetGrain<IIdentityGrain>(contact);
        (await identity.Begin(new(Some.Command, Some.Community))).Ok.Should().BeTrue();
        (await identity.CompleteProfile(new(Some.Command))).Ok.Should().BeTrue();
        return identity;
    }

    private static Task<Answer<IdentitySnapshot>> StartAsync(IIdentityGrain identity, string check) => identity.StartCheck(new(Some.Command, new(check), "/id/x/result"));

    private static Task SettleAsync(World world, IdentitySnapshot open, string? failure) =>
        world.Host.Identity.SettleAsync(open.ContinueAt![DemoIdentity.PagePath.Length..], failure);
}
