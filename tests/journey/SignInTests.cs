using CustomerConnect.Journey.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests;

/// <summary>Signing in by mobile, as somebody who is known, and on a device that is trusted.</summary>
public sealed class SignInTests(Site site) : IClassFixture<Site>
{
    private const string Tower = "lantern-house";

    [Fact]
    public async Task Newcomer_by_mobile_adds_an_address_and_registers()
    {
        using var visitor = await site.VisitAsync();
        await visitor.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}");

        (await visitor.EnterAsync("(503) 555-0171", "+15035550171")).Should().Be("/reserve/sign-in");
        (await visitor.GetAsync("/reserve/sign-in")).Text.Should().Contain("Your e-mail address");
        (await visitor.FollowAsync("/reserve/checkout")).Text.Should().Contain("Your e-mail address", "nobody goes on without one");
        (await visitor.EnterAsync(visitor.Email)).Should().Be("/reserve/register");
        (await visitor.RegisterAsync()).Should().Be("/reserve/appointment");

        await visitor.TakeTimeAsync();
        var ready = await visitor.PayAsync("4242 4242 4242 4242");
        (await visitor.SubmitAsync(ready)).Location.Should().StartWith("/reserve/confirmation/");
        var account = await visitor.GetAsync("/account");
        account.Text.Should().Contain(visitor.Email).And.Contain("(503) 555-0171");
    }

    [Fact]
    public async Task Who_came_by_mobile_and_verifies_the_address_of_another_contact_is_that_contact()
    {
        using var before = await site.VisitAsync();
        await before.ArriveAsync(await site.FreeHomeAsync(Tower));
        var contacts = await site.CountAsync("contact");
        using var visitor = new Customer(site) { Email = before.Email };
        await visitor.GetAsync("/r/demo");
        await visitor.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}");

        (await visitor.EnterAsync("+1 503 555 0172", "+15035550172")).Should().Be("/reserve/sign-in");
        (await visitor.EnterAsync(visitor.Email)).Should().Be("/reserve/appointment", "they have registered before");

        (await visitor.GetAsync("/account")).Text.Should().Contain("Maya Okafor").And.Contain("(503) 555-0172");
        (await site.CountAsync("contact")).Should().Be(contacts, "it is one person");
        using var later = await site.VisitAsync();
        await later.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}");
        (await later.EnterAsync("503 555 0172", "+15035550172")).Should().Be("/reserve/appointment", "the mobile is theirs now");
    }

    [Fact]
    public async Task Trusted_device_skips_the_code_until_it_signs_out()
    {
        using var visitor = await site.VisitAsync();
        await visitor.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}");
        (await visitor.EnterAsync(visitor.Email, remember: true)).Should().Be("/reserve/register");
        await visitor.RegisterAsync();

        await visitor.GetAsync("/r/demo-project");
        var again = await visitor.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}");

        again.Text.Should().Contain("When shall we talk?");
        (await visitor.GetAsync("/account")).Text.Should().Contain("Maya Okafor");
        await visitor.PostAsync(await visitor.GetAsync("/account"), "/account/sign-out");
        (await visitor.FollowAsync("/reserve/appointment")).Text.Should().Contain("Sign in or register", "the device was forgotten");
        using var elsewhere = new Customer(site) { Email = visitor.Email };
        await elsewhere.GetAsync("/r/demo");
        (await elsewhere.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}")).Text.Should().Contain("Sign in or register");
    }

    [Fact]
    public async Task Device_that_was_not_to_be_remembered_is_asked_for_a_code_on_the_next_visit()
    {
        using var visitor = await site.VisitAsync();
        await visitor.ArriveAsync(await site.FreeHomeAsync(Tower));

        await visitor.GetAsync("/r/demo-project");

        (await visitor.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}")).Text.Should().Contain("Sign in or register");
    }
}
