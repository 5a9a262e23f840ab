using CustomerConnect.Journey.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests;

/// <summary>A realtor reserves for clients, and alone says who of them is written to.</summary>
public sealed class RealtorTests(Site site) : IClassFixture<Site>
{
    private const string Tower = "lantern-house";

    [Fact]
    public async Task Realtor_registers_adds_clients_and_reserves_and_only_who_agreed_is_written_to()
    {
        using var rita = await site.VisitAsync();
        await rita.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}");
        (await rita.EnterAsync(rita.Email)).Should().Be("/reserve/register");
        var form = await rita.GetAsync("/reserve/register");
        var incomplete = await rita.PostAsync(form, "/reserve/register", ("kind", "realtor"), ("first", "Rita"), ("last", "Moss"));
        incomplete.Status.Should().Be(422);
        incomplete.Text.Should().Contain("Enter the name of your brokerage.").And.Contain("Enter the town of your office.").And.NotContain("Enter your street");
        (await rita.PostAsync(
            form, "/reserve/register", ("kind", "realtor"), ("first", "Rita"), ("last", "Moss"), ("firm", "Harbor Realty"), ("location", "Port Linden")))
            .Location.Should().Be("/reserve/appointment");
        (await site.CountAsync($"contact where kind = 'unregistered-realtor' and email = '{rita.Email}'")).Should().Be(1);
        await rita.TakeTimeAsync();
        var paid = await rita.PayAsync("4242 4242 4242 4242");
        paid.CanSubmit.Should().BeFalse();
        paid.Text.Should().Contain("One thing left: a client profile.");

        string told = $"told-{Guid.NewGuid():N}@post.example", quiet = $"quiet-{Guid.NewGuid():N}@post.example";
        (await AddAsync(rita, "Lena", "Brook", told, "write")).Status.Should().Be(303);
        (await AddAsync(rita, "Omar", "Field", quiet)).Status.Should().Be(303);
        var twice = await AddAsync(rita, "Lee", "Brook", told.ToUpperInvariant());
        twice.Status.Should().Be(422);
        twice.Text.Should().Contain("Another client has this address already").And.Contain("Lena Brook").And.Contain("$2,500.00 is paid.");
        (await AddAsync(rita, "Nobody", "Reachable", "")).Text.Should().Contain("Enter an e-mail address or a mobile number.");

        var ready = await rita.GetAsync("/reserve/checkout");
        ready.CanSubmit.Should().BeTrue();
        (await rita.SubmitAsync(ready)).Location.Should().StartWith("/reserve/confirmation/");
        await site.MailAsync(rita.Email, m => m.Subject?.EndsWith("is reserved for your client", StringComparison.Ordinal) == true);
        await site.MailAsync(told, m => m.Subject?.Contains("is reserved for you", StringComparison.Ordinal) == true);
        (await site.Mailbox.ListAsync(long.MaxValue, quiet)).Should().BeEmpty();
        (await site.CountAsync("outbox where recipient_kind = 'client'")).Should().Be(1);
        (await site.CountAsync("client_profile where reservation_id is not null and contact_id is not null")).Should().Be(2, "they are contacts now");
    }

    [Fact]
    public async Task Client_taken_off_the_list_blocks_again()
    {
        using var rita = await site.VisitAsync();
        await rita.FollowAsync($"/reserve/home/{await site.FreeHomeAsync("millrace-rows")}");
        await rita.EnterAsync(rita.Email);
        await rita.PostAsync(
            await rita.GetAsync("/reserve/register"), "/reserve/register", ("kind", "realtor"), ("first", "Rita"), ("last", "Moss"),
            ("firm", "Harbor Realty"), ("location", "Port Linden"));
        await rita.GetAsync("/reserve/checkout");
        await AddAsync(rita, "Lena", "Brook", "lena@post.example");
        var ready = await rita.GetAsync("/reserve/checkout");
        ready.CanSubmit.Should().BeTrue();

        (await rita.PostAsync(ready, "/reserve/clients/remove", ("client", ready.Hidden("client")))).Status.Should().Be(303);

        var again = await rita.GetAsync("/reserve/checkout");
        again.CanSubmit.Should().BeFalse();
        again.Text.Should().NotContain("Lena");
        (await rita.SubmitAsync(ready)).Status.Should().Be(422, "the server checks the list again");
    }

    private static async Task<Got> AddAsync(Customer rita, string first, string last, string email, params string[] ticked) => await rita.PostAsync(
        await rita.GetAsync("/reserve/checkout"), "/reserve/clients",
        [("first", first), ("last", last), ("email", email), .. ticked.Select(t => (t, "on"))]);
}
