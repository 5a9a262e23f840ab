using System.Text.RegularExpressions;
using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.Web.Statuses;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests;

public class WholeJourneyTests(Site site) : IClassFixture<Site>
{
    private const string Tower = "lantern-house";

    [Fact]
    public async Task Customer_who_is_refused_at_every_step_and_mends_it_reserves_and_is_written_to()
    {
        using var maya = await site.VisitAsync();
        var home = await site.FreeHomeAsync(Tower);

        var signIn = await maya.FollowAsync($"/reserve/home/{home}");
        var wrongAddress = await maya.PostAsync(signIn, "/reserve/sign-in", ("address", "maya at nowhere"));
        wrongAddress.Status.Should().Be(422);
        wrongAddress.Html.Should().Contain("maya at nowhere", "what was typed is kept");
        (await maya.PostAsync(signIn, "/reserve/sign-in", ("address", maya.Email))).Location.Should().Be("/reserve/code");

        var code = await maya.GetAsync("/reserve/code");
        var right = await maya.CodeAsync();
        var wrongCode = await maya.PostAsync(code, "/reserve/code", ("code", right == "111111" ? "222222" : "111111"));
        wrongCode.Status.Should().Be(422);
        (await maya.PostAsync(code, "/reserve/code", ("code", right))).Location.Should().Be("/reserve/register");

        var form = await maya.GetAsync("/reserve/register");
        var incomplete = await maya.PostAsync(form, "/reserve/register", ("kind", "customer"), ("first", "Maya"));
        incomplete.Status.Should().Be(422);
        incomplete.Text.Should().Contain("Enter your last name.").And.Contain("Nothing you typed is lost.");
        (await maya.GetAsync("/reserve/register")).Html.Should().Contain("value=\"Maya\"", "the draft is kept");
        (await maya.PostAsync(
            form, "/reserve/register", ("kind", "customer"), ("first", "Maya"), ("last", "Okafor"), ("street", "4 Quay Street"),
            ("city", "Port Linden"), ("region", "OR"), ("postal", "97000"), ("country", "US"))).Location.Should().Be("/reserve/appointment");

        var checkout = await maya.GetAsync("/reserve/checkout");
        checkout.CanSubmit.Should().BeFalse();
        checkout.Text.Should().Contain("2 things left: the appointment and the deposit.");
        var early = await maya.SubmitAsync(checkout);
        early.Status.Should().Be(422, "the server checks the list again");
        early.CanSubmit.Should().BeFalse();

        var slot = await maya.TakeTimeAsync();
        var declined = await maya.PayAsync("4000 0000 0000 0002");
        declined.Text.Should().Contain("That card was declined. Nothing was charged.");
        var mistyped = await maya.PayAsync("4242 4242 4242 4241");
        mistyped.Status.Should().Be(422);
        mistyped.Text.Should().Contain("Check the card number.");
        var paid = await maya.PayAsync("4242 4242 4242 4242");
        paid.Text.Should().Contain("$2,500.00 is paid.");
        paid.CanSubmit.Should().BeTrue();

        var submitted = await maya.SubmitAsync(paid);
        submitted.Status.Should().Be(303);
        submitted.Location.Should().StartWith("/reserve/confirmation/");
        (await maya.SubmitAsync(paid)).Location.Should().Be(submitted.Location, "the same form sent twice is one reservation");
        var confirmation = await maya.GetAsync(submitted.Location!);
        confirmation.Text.Should().Contain("is reserved").And.Contain("$2,500.00, paid").And.Contain(maya.Email);
        (await maya.GetAsync($"{submitted.Location}/appointment.ics")).Html.Should().Contain("BEGIN:VEVENT").And.Contain($"DTSTART;TZID=America/New_York:{InNewYork(slot)}");
        await Site.UntilAsync(async () => await site.StatusAsync(Tower, home) == PublicStatus.InProgress, "the map shows it");
        await LinksOfTheMailWorkAnywhereAsync(maya);
    }

    [Fact]
    public async Task Form_without_its_token_is_refused()
    {
        using var visitor = await site.VisitAsync();
        var page = await visitor.FollowAsync("/reserve/sign-in");

        var forged = await visitor.PostAsync(page with { Html = Regex.Replace(page.Html, "(?<=name=\"form-token\"[^>]*value=\")[^\"]*", "forged", RegexOptions.None, TimeSpan.FromSeconds(1)) }, "/reserve/sign-in", ("address", visitor.Email));

        forged.Status.Should().Be(400);
        forged.Text.Should().Contain("Load the page again").And.Contain("What you just sent was not taken");
        var right = await visitor.PostAsync(await visitor.GetAsync("/reserve/sign-in"), "/reserve/sign-in", ("address", visitor.Email));
        right.Location.Should().Be("/reserve/code", "the page loaded again works");
    }

    [Fact]
    public async Task Link_that_nobody_was_sent_opens_nothing()
    {
        using var stranger = new Customer(site);

        var page = await stranger.GetAsync("/p/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

        page.Status.Should().Be(404);
        page.Text.Should().Contain("This link does not open anything");
    }

    // Another device: no cookie, no session.
    private async Task LinksOfTheMailWorkAnywhereAsync(Customer maya)
    {
        var mail = await site.MailAsync(maya.Email, m => m.Subject?.Contains("is reserved for you", StringComparison.Ordinal) == true);
        using var phone = new Customer(site);
        var links = Regex.Matches(mail.Body, "https?://[^/\\s]+(?<path>/(p|id)/\\S+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(m => m.Groups["path"].Value).ToList();
        links.Should().HaveCount(4);

        (await phone.GetAsync(links[3])).Html.Should().StartWith("BEGIN:VCALENDAR");
        foreach (var (link, title) in links.Zip(["Confirm that it is you", "Confirm that it is you", "is reserved"], (link, title) => (link, title)))
        {
            var page = await phone.FollowAsync(link);
            page.Status.Should().Be(200);
            page.Text.Should().Contain(title).And.NotContain(maya.Email).And.NotContain("Okafor");
        }
    }

    private static string InNewYork(string slot) => NodaTime.Instant.FromDateTimeOffset(Slots.SlotKey.Parse(slot)!.StartsAt)
        .InZone(NodaTime.DateTimeZoneProviders.Tzdb["America/New_York"]).LocalDateTime.ToString("uuuuMMdd'T'HHmmss", System.Globalization.CultureInfo.InvariantCulture);
}
