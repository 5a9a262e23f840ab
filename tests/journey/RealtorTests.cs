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
        var at = (await rita.SubmitAsync(ready)).Location!;
        (await rita.GetAsync(at)).Text.Should().Contain("is reserved").And.Contain("Your clients verify their identity").And.NotContain("Complete your registration", "it is the clients' to do");
        await site.MailAsync(rita.Email, m => m.Subject?.EndsWith("is reserved for your client", StringComparison.Ordinal) == true);
        (await site.MailAsync(told, m => m.Subject?.Contains("is reserved for you", StringComparison.Ordinal) == true)).Body
            .Should().NotContain("2,500", "it is the realtor's deposit").And.Contain("/registration");
        (await site.Mailbox.ListAsync(long.MaxValue, quiet)).Should().BeEmpty();
        (await site.CountAsync("outbox where recipient_kind = 'client'")).Should().Be(1);
        (await site.CountAsync("client_profile where reservation_id is not null and contact_id is not null")).Should().Be(2, "they are contacts now");
    }

    [Fact]
    public async Task Half_typed_client_and_registration_are_kept_whatever_else_is_pressed()
    {
        using var rita = await site.VisitAsync();
        await rita.FollowAsync($"/reserve/home/{await site.FreeHomeAsync("millrace-rows")}");
        await rita.EnterAsync(rita.Email);
        var form = await rita.GetAsync("/reserve/register");
        (await rita.PostAsync(form, "/reserve/drafts/register", ("kind", "realtor"), ("first", "Rita-Marie"))).Status.Should().Be(204);
        rita.Speak("fr");
        (await rita.GetAsync("/reserve/register")).Html.Should().Contain("value=\"Rita-Marie\"");
        rita.Speak("en");
        await rita.PostAsync(
            form, "/reserve/register", ("kind", "realtor"), ("first", "Rita"), ("last", "Moss"), ("firm", "Harbor Realty"), ("location", "Port Linden"));

        var checkout = await rita.GetAsync("/reserve/checkout");
        await rita.PostAsync(checkout, "/reserve/drafts/client", ("first", "Lena"), ("email", "lena-draft@post.example"), ("number", "4242424242424242"));

        var again = await rita.GetAsync("/reserve/checkout");
        again.Html.Should().Contain("value=\"Lena\"").And.Contain("lena-draft@post.example").And.NotContain("4242424242424242");
        await AddAsync(rita, "Omar", "Field", "omar-draft@post.example");
        await rita.PostAsync(checkout, "/reserve/drafts/client", ("first", "Lena"), ("email", "lena-draft@post.example"));
        var early = await rita.SubmitAsync(await rita.GetAsync("/reserve/checkout"));
        early.Status.Should().Be(422);
        early.Text.Should().Contain("You have typed a client that is not saved.");
        await AddAsync(rita, "Lena", "Brook", "lena-draft@post.example");
        (await rita.GetAsync("/reserve/checkout")).Html.Should().NotContain("value=\"Lena\"", "it has been taken");
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

    [Fact]
    public async Task Client_is_changed_in_place_and_written_to_only_with_consent_and_an_address()
    {
        using var rita = await site.VisitAsync();
        await rita.ArriveAsRealtorAsync(await site.FreeHomeAsync("millrace-rows"));
        await rita.GetAsync("/reserve/checkout");
        var refused = await rita.PostAsync(
            await rita.GetAsync("/reserve/checkout"), "/reserve/clients",
            ("first", "Lena"), ("last", "Brook"), ("phone", "(503) 555-0144"), ("write", "on"), ("identity", "on"));
        refused.Status.Should().Be(422);
        refused.Text.Should().Contain("A confirmation goes by e-mail.");
        refused.Html.Should().MatchRegex("name=\"write\"[^>]* checked").And.MatchRegex("name=\"identity\"[^>]* checked").And.Contain("(503) 555-0144", "nothing typed is lost");
        await AddAsync(rita, "Lena", "Brook", "lena@post.example", "write", "identity");
        var page = await rita.GetAsync("/reserve/checkout");
        page.Text.Should().Contain("Gets a confirmation that says how to verify their identity.");

        var edit = await rita.GetAsync($"/reserve/checkout?client={page.Hidden("client")}");
        edit.Html.Should().Contain("value=\"lena@post.example\"");
        (await rita.PostAsync(
            edit, "/reserve/clients", ("first", "Lena"), ("last", "Brook-Hale"), ("email", "lena@post.example"))).Status.Should().Be(303);

        var after = await rita.GetAsync("/reserve/checkout");
        after.Text.Should().Contain("Lena Brook-Hale").And.Contain("Is not written to.").And.NotContain("Gets a confirmation that");
        (await site.CountAsync("client_profile where last_name like 'Brook%' and email = 'lena@post.example' and opted_in = 0 and with_identity = 0 and phone is null")).Should().Be(1);
    }

    private static async Task<Got> AddAsync(Customer rita, string first, string last, string email, params string[] ticked) => await rita.PostAsync(
        await rita.GetAsync("/reserve/checkout"), "/reserve/clients",
        [("first", first), ("last", last), ("email", email), .. ticked.Select(t => (t, "on"))]);
}
