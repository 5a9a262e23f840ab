using System.Net;
using System.Text.RegularExpressions;
using CustomerConnect.Providers.Demo;
using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Catalog.Rows;
using CustomerConnect.Storage.Staff;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Staff.Tests.Links;

public partial class NewLinkTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task Link_to_one_home_is_chosen_step_by_step_made_opened_renamed_and_sent()
    {
        var (staff, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        var at = "/staff/links/new";
        foreach (var step in new[] { "Alder Ferry", "Lantern House", "The Beacon", "Home 1202" })
        {
            at = Step(await staff.GetStringAsync(at), step);
        }

        var page = await staff.GetStringAsync(at);
        page.Should().Contain("A link to Home 1202, Lantern House").And.Contain("there is nothing narrower").And.NotContain("style=");
        var made = await StaffSite.PostAsync(staff, at, "/staff/links/new", [.. Hidden(page), ("name", "Door of 1202"), ("source", "door-1202")]);
        made.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        var panel = await staff.GetStringAsync(made.Headers.Location);
        panel.Should().Contain("The link works from now on.").And.Contain("door-1202").And.Contain("Home 1202, Lantern House");

        var address = Opened().Match(panel).Value;
        using var visitor = site.Browser();
        (await visitor.GetAsync(address)).Headers.Location!.OriginalString.Should().Contain("1202");
        var id = LinkId().Match(panel).Groups["id"].Value;
        (await StaffSite.PostAsync(staff, $"/staff/links?link={id}", $"/staff/links/{id}/edit", ("name", "Door 1202"), ("source", ""), ("why", "it hangs at the door"))).StatusCode.Should().Be(HttpStatusCode.SeeOther);
        (await staff.GetStringAsync("/staff/audit?what=link")).Should().Contain("was Door of 1202, door-1202").And.Contain("Made a link");

        var share = $"/staff/links/{id}/share";
        (await staff.GetStringAsync($"{share}?by=email")).Should().Contain("Choose your home at Alder Ferry").And.Contain(address).And.NotContain("style=");
        (await staff.GetStringAsync($"{share}?by=sms")).Should().Contain("see the homes at Alder Ferry").And.Contain(address);
        (await staff.GetStringAsync($"{share}?by=sms&in=fr")).Should().Contain("voyez les logements").And.Contain("Alder Ferry").And.Contain(address);
        var to = $"{Guid.NewGuid():n}@post.example";
        (await StaffSite.PostAsync(staff, share, share, ("by", "email"), ("to", to))).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity, "nobody is written to who has not asked");
        (await StaffSite.PostAsync(staff, share, share, ("by", "email"), ("to", "nobody"), ("asks", "1"))).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await StaffSite.PostAsync(staff, share, share, ("by", "email"), ("to", to), ("first-name", "Maya"), ("asks", "1"))).StatusCode.Should().Be(HttpStatusCode.SeeOther);
        (await BodyAsync(to)).Should().Contain("Maya, look around").And.Contain(address);
        var again = await StaffSite.PostAsync(staff, share, share, ("by", "email"), ("to", to.ToUpperInvariant()), ("asks", "1"));
        (await again.Content.ReadAsStringAsync()).Should().Contain("This link went there within the last 24 hours.");
        (await staff.GetStringAsync("/staff/audit?what=link")).Should().Contain("Sent a link to a contact").And.NotContain(to).And.NotContain("Maya");
        var mobile = $"+1415555{Random.Shared.Next(1000, 9999)}";
        await StaffSite.PostAsync(staff, $"{share}?by=sms", share, ("by", "sms"), ("to", mobile), ("in", "es"), ("asks", "1"));
        (await BodyAsync(mobile)).Should().Contain(address).And.Contain("vea las viviendas de Alder Ferry");
    }

    [Fact]
    public async Task Number_is_read_as_it_is_dialed_where_the_homes_of_the_link_are()
    {
        await using var abroad = new StaffSite();
        await abroad.Services.GetRequiredService<CatalogStore>().EditAsync(async db =>
        {
            (await db.Set<ProjectSettingsRow>().ToListAsync()).ForEach(s => s.TimeZone = "Europe/Paris");
            (await db.Communities.ToListAsync()).ForEach(c => c.TimeZone = "Europe/London");
            return 0;
        });
        await Eventually.HoldsAsync(
            async () => (await abroad.Services.GetRequiredService<ICatalog>().CommunityAsync("alder-ferry"))!.Community.TimeZone == "Europe/London", "the site knows of the edit");
        var (staff, _) = await abroad.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);

        foreach (var (link, typed, number) in new[] { ("demo", "07911 123456", "+447911123456"), ("demo-project", "06 12 34 56 78", "+33612345678") })
        {
            var share = $"/staff/links/{link}/share";
            var sent = await StaffSite.PostAsync(staff, $"{share}?by=sms", share, ("by", "sms"), ("to", typed), ("asks", "1"));
            sent.StatusCode.Should().Be(HttpStatusCode.SeeOther, typed);
            (await BodyAsync(number, abroad)).Should().Contain($"/r/{link}");
        }
    }

    [Fact]
    public async Task Tree_shows_only_what_the_member_sees_and_takes_nothing_that_does_not_belong_together()
    {
        var (outsider, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", new StaffScope(false, ["elsewhere"], []));
        (await outsider.GetStringAsync("/staff/links/new")).Should().Contain("There is no community yet").And.NotContain("Alder Ferry");
        (await outsider.GetAsync("/staff/links/new?community=alder-ferry")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        var posted = await StaffSite.PostAsync(outsider, "/staff/links/new", "/staff/links/new", ("community", "alder-ferry"), ("name", "Mine"));
        posted.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await outsider.GetAsync("/staff/links/demo/share")).StatusCode.Should().Be(HttpStatusCode.NotFound);

        var (staff, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        foreach (var nonsense in new[] { "community=alder-ferry&unit=lantern-house-1202", "community=alder-ferry&project=orchard-homes&unit=lantern-house-1202", "community=none" })
        {
            (await staff.GetAsync($"/staff/links/new?{nonsense}")).StatusCode.Should().Be(HttpStatusCode.NotFound, nonsense);
        }
    }

    [Theory]
    [InlineData("", "door-1202", "2027-03-01", "2027-03-31")]
    [InlineData("Door of 1202", "door-1202", "2027-03-31", "2027-03-01")]
    [InlineData("Door of 1202", "door-1202", "soon", "2027-03-31")]
    public async Task Link_that_cannot_be_made_so_keeps_what_was_filled_in(string name, string source, string from, string until)
    {
        var (staff, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        const string At = "/staff/links/new?community=alder-ferry&project=lantern-house";

        var refused = await StaffSite.PostAsync(
            staff, At, "/staff/links/new", [.. Hidden(await staff.GetStringAsync(At)), ("name", name), ("source", source), ("from", from), ("until", until)]);

        refused.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync()).Should().Contain("A link to Lantern House").And.Contain($"value=\"{name}\"").And.Contain($"value=\"{source}\"")
            .And.Contain($"value=\"{from}\"").And.Contain($"value=\"{until}\"");
    }

    [Fact]
    public async Task Message_that_cannot_be_sent_so_keeps_whom_it_is_for()
    {
        var (staff, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);

        var refused = await StaffSite.PostAsync(
            staff, "/staff/links/demo/share", "/staff/links/demo/share", ("by", "email"), ("in", "fr"), ("to", "maya at post"), ("first-name", "Maya"), ("asks", "1"));

        refused.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync()).Should().Contain("That is not an e-mail address.").And.Contain("value=\"maya at post\"").And.Contain("value=\"Maya\"")
            .And.MatchRegex("name=\"asks\"[^>]*checked").And.MatchRegex("name=\"in\" value=\"fr\"");
    }

    private async Task<string> BodyAsync(string recipient, StaffSite? at = null)
    {
        string? body = null;
        await Eventually.HoldsAsync(
            async () => (body = await (at ?? site).Services.GetRequiredService<DevMailbox>().ListAsync(recipient: recipient) is [var newest, ..] ? newest.Body : null) is not null, "the message is sent");
        return body!;
    }

    private static string Step(string page, string name) => WebUtility.HtmlDecode(
        Regex.Match(page, $"href=\"(?<at>/staff/links/new[^\"]*)\"><span>{name}<", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["at"].Value);

    private static IEnumerable<(string, string)> Hidden(string page) => HiddenField().Matches(page)
        .Where(m => m.Groups["name"].Value is "community" or "project" or "model" or "building" or "unit").Select(m => (m.Groups["name"].Value, m.Groups["value"].Value));

    [GeneratedRegex("type=\"hidden\" name=\"(?<name>[a-z]+)\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HiddenField();

    [GeneratedRegex("http://127.0.0.1:5080/r/[a-z0-9-]+", RegexOptions.None, 1000)]
    private static partial Regex Opened();

    [GeneratedRegex("/staff/links/(?<id>[a-z0-9]+)/share", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LinkId();
}
