using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.Storage.People;
using CustomerConnect.Web.Statuses;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Journey.Tests;

/// <summary>The journey where it matters most, on PostgreSQL.</summary>
public sealed class PostgresTests(PostgresSite site) : IClassFixture<PostgresSite>
{
    private const string Tower = "lantern-house", Works = "4242 4242 4242 4242";

    [Fact]
    public async Task Two_reserve_and_the_slot_that_both_chose_is_booked_by_one_who_pays_once()
    {
        using var first = await site.VisitAsync();
        using var second = await site.VisitAsync();
        await first.ArriveAsync(await site.FreeHomeAsync(Tower));
        await second.ArriveAsync(await site.FreeHomeAsync(Tower));
        var slot = await first.TakeTimeAsync();
        await second.TakeTimeAsync(slot);
        var (one, other) = (await first.PayAsync(Works), await second.PayAsync(Works));

        (await first.SubmitAsync(one)).Location.Should().StartWith("/reserve/confirmation/");
        (await second.SubmitAsync(other)).Location.Should().Be("/reserve/appointment");

        await second.TakeTimeAsync();
        var done = await second.SubmitAsync(await second.GetAsync("/reserve/checkout"));
        done.Location.Should().StartWith("/reserve/confirmation/");
        (await second.GetAsync(done.Location!)).Text.Should().Contain("$2,500.00, paid").And.NotContain("Two payments");
        await site.MailAsync(second.Email, m => m.Subject?.Contains("is reserved for you", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Hold_that_lapses_after_paying_returns_the_money_and_frees_the_home()
    {
        using var slow = await site.VisitAsync();
        var home = await site.FreeHomeAsync(Tower);
        await slow.ArriveAsync(home);
        await slow.TakeTimeAsync();
        var paid = await slow.PayAsync(Works);

        site.Clock.Forward(TimeSpan.FromMinutes(16));

        (await slow.SubmitAsync(paid)).Location.Should().Be("/reserve/lost");
        await site.MailAsync(slow.Email, m => m.Subject == "Your deposit of $2,500.00 is on its way back");
        await Site.UntilAsync(async () => await site.StatusAsync(Tower, home) == PublicStatus.Available, "the home is free again");
    }

    [Fact]
    public async Task Trusted_device_is_used_and_removed_by_its_owner()
    {
        using var visitor = await site.VisitAsync();
        await visitor.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}");
        await visitor.EnterAsync(visitor.Email, remember: true);
        await visitor.RegisterAsync();
        await visitor.GetAsync("/r/demo-project");
        (await visitor.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}")).Text.Should().Contain("When shall we talk?");

        (await visitor.PostAsync(await visitor.GetAsync("/account"), "/account/sign-out-everywhere")).Status.Should().Be(303);

        (await visitor.FollowAsync("/reserve/appointment")).Text.Should().Contain("Sign in or register");
    }

    [Fact]
    public async Task Home_held_in_another_browser_is_gone_on_with_in_this_one()
    {
        using var desk = await site.VisitAsync();
        var home = await site.FreeHomeAsync(Tower);
        await desk.ArriveAsync(home);
        (await desk.GetAsync("/reserve/checkout")).Status.Should().Be(200);
        using var phone = new Customer(site) { Email = desk.Email };
        await phone.GetAsync("/r/demo");
        await phone.ArriveAsync(home);

        var held = await phone.GetAsync("/reserve/checkout");

        held.Text.Should().Contain("in another browser");
        (await phone.PostAsync(held, "/reserve/elsewhere")).Location.Should().Be("/reserve/checkout");
        (await phone.GetAsync("/reserve/checkout")).Text.Should().Contain("is held for");
    }

    /// <summary>
    /// The same time follows from the same work: whoever asks for a code waits for the same statements, none of which looks for a contact, and
    /// for no message. What others make the database do meanwhile comes and goes; what each of several askings has run is the asking's own.
    /// </summary>
    [Fact]
    public async Task Who_asks_for_a_code_waits_for_the_same_work_whether_the_address_is_known_or_not()
    {
        const int times = 5;
        var contacts = site.Services.GetRequiredService<Contacts>();
        using var statements = site.Listen();
        var (forKnown, forNobody) = (new List<Asked>(), new List<Asked>());
        await AskAsync(statements, NewAddress()); // What is read once for all is read here.
        for (var i = 0; i < times; i++)
        {
            var known = NewAddress();
            (await contacts.VerifyAsync(AddressKind.Email, known, "en", null)).Email.Should().Be(known);
            forKnown.Add(await AskAsync(statements, known));
            forNobody.Add(await AskAsync(statements, NewAddress()));
        }

        forKnown.Select(a => (a.Status, a.Location, a.Page)).Should().Equal(forNobody.Select(a => (a.Status, a.Location, a.Page)));
        var (work, other) = (Own(forKnown), Own(forNobody));
        work.Should().BeEquivalentTo(other);
        work.Keys.Should().Contain(s => s.StartsWith("insert into outbox", StringComparison.Ordinal), "the message is written down")
            .And.NotContain(s => s.Contains("contact", StringComparison.Ordinal), "nobody is looked for")
            .And.NotContain(s => s.Contains("update outbox", StringComparison.Ordinal) || s.Contains("mailbox", StringComparison.Ordinal), "the message is sent afterwards");
    }

    private static string NewAddress() => $"asks-{Guid.NewGuid():N}-z@post.example";

    private static Dictionary<string, int> Own(IReadOnlyList<Asked> all) => all[0].Work.Keys
        .Select(s => (Statement: s, Least: all.Min(a => a.Work.GetValueOrDefault(s))))
        .Where(s => s.Least > 0).ToDictionary(s => s.Statement, s => s.Least);

    private async Task<Asked> AskAsync(Statements statements, string address)
    {
        using var visitor = await site.VisitAsync();
        var form = await visitor.GetAsync("/reserve/sign-in");
        statements.Take();
        var sent = await visitor.PostAsync(form, "/reserve/sign-in", ("address", address));
        var work = statements.Take();
        var page = await visitor.GetAsync("/reserve/code");
        return new(sent.Status, sent.Location, string.Concat(page.Text.Where(c => !char.IsAsciiDigit(c))), work); // It counts seconds.
    }

    private sealed record Asked(int Status, string? Location, string Page, IReadOnlyDictionary<string, int> Work);
}
