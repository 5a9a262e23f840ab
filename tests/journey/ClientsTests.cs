using CustomerConnect.Journey.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests;

/// <summary>A realtor's clients are theirs alone.</summary>
public class ClientsTests(Site site) : IClassFixture<Site>
{
    private const string Tower = "lantern-house", Rows = "millrace-rows";
    private static readonly (string, string)[] _client = [("first", "Secretina"), ("last", "Client"), ("email", "sc@post.example"), ("write", "on")];

    [Fact]
    public async Task Clients_of_one_realtor_are_not_those_of_the_next_on_the_same_computer()
    {
        using var visitor = await site.VisitAsync();
        var first = visitor.Email;
        await visitor.ArriveAsRealtorAsync(await site.FreeHomeAsync(Tower));
        (await visitor.PostAsync(await visitor.GetAsync("/reserve/checkout"), "/reserve/clients", _client)).Status.Should().Be(303);
        await visitor.SignOutAsync();

        visitor.Email = $"second-{Guid.NewGuid():N}@post.example";
        await visitor.ArriveAsRealtorAsync(await site.FreeHomeAsync(Tower), "Second Firm");
        var page = await visitor.GetAsync("/reserve/checkout");

        page.Text.Should().NotContain("Secretina").And.Contain("Add your client");
        page.Text.Should().Contain("Client profiles", "they have none yet").And.Contain("Add at least one");
        await visitor.SignOutAsync();
        visitor.Email = first;
        site.Clock.Forward(TimeSpan.FromMinutes(1));
        await visitor.EnterAsync(visitor.Email);
        (await visitor.FollowAsync("/reserve/checkout")).Text.Should().Contain("Secretina").And.NotContain("Add at least one");
    }

    [Fact]
    public async Task What_one_realtor_typed_is_not_in_the_next_ones_registration()
    {
        using var visitor = await site.VisitAsync();
        await visitor.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}");
        await visitor.EnterAsync(visitor.Email);
        await visitor.PostAsync(await visitor.GetAsync("/reserve/register"), "/reserve/register", ("kind", "realtor"), ("first", "Halfway"));
        await visitor.SignOutAsync();

        visitor.Email = $"second-{Guid.NewGuid():N}@post.example";
        await visitor.EnterAsync(visitor.Email);

        (await visitor.GetAsync("/reserve/register")).Html.Should().Contain("Tell us who you are").And.NotContain("Halfway");
    }

    [Fact]
    public async Task Stranger_is_asked_to_sign_in_before_they_add_a_client()
    {
        using var stranger = await site.VisitAsync();
        var page = await stranger.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}");

        var sent = await stranger.PostAsync(page, "/reserve/clients", ("first", "Anon"), ("last", "Stored"), ("email", "anon@post.example"));

        sent.Location.Should().Be("/reserve/sign-in");
        (await site.CountAsync("client_profile where first_name = 'Anon'")).Should().Be(0);
    }

    [Fact]
    public async Task Customer_has_no_clients()
    {
        using var customer = await site.VisitAsync();
        await customer.ArriveAsync(await site.FreeHomeAsync(Tower));

        var sent = await customer.PostAsync(
            await customer.GetAsync("/reserve/checkout"), "/reserve/clients", ("first", "Cust"), ("last", "Stored"), ("email", "cust@post.example"));

        sent.Status.Should().Be(422);
        sent.Text.Should().Contain("Client profiles are for realtors.");
        (await site.CountAsync("client_profile where first_name = 'Cust'")).Should().Be(0);
    }

    [Fact]
    public async Task Client_is_not_added_once_it_is_reserved()
    {
        using var realtor = await site.VisitAsync();
        await realtor.ArriveAsRealtorAsync(await site.FreeHomeAsync(Rows));
        await realtor.PostAsync(await realtor.GetAsync("/reserve/checkout"), "/reserve/clients", ("first", "Ines"), ("last", "Sol"), ("email", "ines@post.example"));
        var checkout = await realtor.GetAsync("/reserve/checkout");
        (await realtor.SubmitAsync(checkout)).Location.Should().StartWith("/reserve/confirmation/");

        (await realtor.PostAsync(checkout, "/reserve/clients", ("first", "Late"), ("last", "Stored"), ("email", "late@post.example")))
            .Location.Should().StartWith("/reserve/confirmation/");

        (await site.CountAsync("client_profile where first_name = 'Late'")).Should().Be(0);
    }
}
