using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.Web.Journey;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests;

/// <summary>Devices that need no code, and their list.</summary>
public sealed class DevicesTests(Site site) : IClassFixture<Site>
{
    private const string Tower = "lantern-house";

    [Fact]
    public async Task Each_use_of_a_trusted_device_gives_it_another_token_and_the_copied_one_ends_both()
    {
        using var visitor = await RememberedAsync();
        var first = visitor.Kept(DeviceCookie.Name);
        using var thief = visitor.Copied();
        await visitor.GetAsync("/r/demo-project");
        (await visitor.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}")).Text.Should().Contain("When shall we talk?");
        visitor.Kept(DeviceCookie.Name).Should().NotBe(first).And.NotBeNull();
        site.Clock.Forward(TimeSpan.FromMinutes(2));

        await thief.GetAsync("/r/demo-model");
        (await thief.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}")).Text.Should().Contain("When shall we talk?", "the owner's answer may have been lost");

        await visitor.GetAsync("/r/demo-unit");
        (await visitor.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}")).Text.Should().Contain("Sign in or register", "somebody had a copy");
        (await thief.FollowAsync("/reserve/appointment")).Text.Should().Contain("Sign in or register", "nobody can tell who is who");
    }

    [Fact]
    public async Task Another_device_removed_on_the_account_page_is_signed_out_and_asked_for_a_code()
    {
        using var phone = await RememberedAsync();
        using var desk = new Customer(site) { Email = phone.Email };
        await desk.GetAsync("/r/demo");
        await desk.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}");
        site.Clock.Forward(TimeSpan.FromMinutes(1)); // Signs in later, so that it stands first in the list.
        await desk.EnterAsync(desk.Email, remember: true);
        var account = await desk.GetAsync("/account");
        account.Text.Should().Contain("Safari 18.1, macOS").And.Contain("This device");
        var devices = System.Text.RegularExpressions.Regex.Matches(account.Html, "name=\"device\" value=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
        devices.Should().HaveCount(2);

        (await desk.PostAsync(account, "/account/devices/remove", ("device", devices[1]))).Location.Should().Be("/account");

        (await phone.FollowAsync("/account")).Text.Should().Contain("Sign in or register");
        (await desk.GetAsync("/account")).Status.Should().Be(200);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_browser_remembered_or_not()
    {
        using var phone = await RememberedAsync();
        using var desk = new Customer(site) { Email = phone.Email };
        await desk.GetAsync("/r/demo");
        await desk.ArriveAsync(await site.FreeHomeAsync(Tower));

        (await desk.PostAsync(await desk.GetAsync("/account"), "/account/sign-out-everywhere")).Status.Should().Be(303);

        (await desk.GetAsync("/account")).Location.Should().Be("/reserve/sign-in");
        (await phone.FollowAsync("/account")).Text.Should().Contain("Sign in or register");
    }

    private async Task<Customer> RememberedAsync()
    {
        var visitor = await site.VisitAsync();
        await visitor.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}");
        await visitor.EnterAsync(visitor.Email, remember: true);
        await visitor.RegisterAsync();
        return visitor;
    }
}
