using System.Net;
using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Links;
using CustomerConnect.Web.Staff.Links;
using CustomerConnect.Web.Visits;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Staff.Tests.Links;

public class LinksPageTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task Page_shows_what_a_link_brought_and_its_code()
    {
        using var visitor = site.Browser();
        await visitor.GetAsync("/r/demo");
        await visitor.GetAsync("/r/demo");
        await site.Services.GetRequiredService<LinkLoads>().FlushAsync(default);
        var link = await LinkAsync("demo");
        var (staff, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);

        var page = await staff.GetStringAsync($"/staff/links?link={link.Id}");

        page.Should().Contain(link.Name).And.Contain("http://127.0.0.1:5080/r/demo").And.Contain("within the hour").And.MatchRegex("[1-9][0-9]* loads?; one visitor who comes back");
        page.Should().Contain("by week").And.Contain("role=\"img\"").And.NotContain("style=");
        var svg = await staff.GetAsync($"/staff/links/{link.Id}/qr.svg");
        svg.Content.Headers.ContentType!.MediaType.Should().Be("image/svg+xml");
        (await svg.Content.ReadAsStringAsync()).Should().StartWith("<svg");
        (await staff.GetByteArrayAsync($"/staff/links/{link.Id}/qr.png")).Should().StartWith(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' });
        (await staff.GetStringAsync($"/staff/links?link={link.Id}&by=day&days=90")).Should().Contain("Loads by day").And.Contain("in 90 days");
    }

    [Theory]
    [InlineData(1, null, null, Traffic.Low)]
    [InlineData(0, null, null, Traffic.Usual)]
    [InlineData(1, null, 10L, Traffic.Usual)]
    [InlineData(1, 11L, null, Traffic.Usual)]
    [InlineData(1, 10L, 11L, Traffic.Low)]
    public void Only_a_link_that_lets_people_in_can_be_opened_too_seldom(long enabled, long? from, long? until, Traffic traffic) => LinksReader.TrafficOf(
        new() { Id = "l", Slug = "l", Name = "Fair", Community = "c", Enabled = enabled, ValidFrom = from, ValidUntil = until, Before = 1_400 },
        DateTimeOffset.FromUnixTimeMilliseconds(10)).Should().Be(traffic);

    [Fact]
    public async Task Link_that_is_switched_off_lets_nobody_in_until_it_is_on_again()
    {
        var link = await LinkAsync("demo-project");
        var (staff, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);

        (await PostAsync(staff, link, "switch", ("on", "0"))).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity, "a reason is asked for");
        (await OpenAsync("demo-project")).Should().Be(HttpStatusCode.SeeOther);
        (await PostAsync(staff, link, "switch", ("on", "0"), ("why", "the poster was stolen"))).StatusCode.Should().Be(HttpStatusCode.SeeOther);
        (await staff.GetStringAsync("/staff/audit?what=link")).Should().Contain("the poster was stolen").And.Contain("Switched a link off").And.Contain(link.Name);
        (await OpenAsync("demo-project")).Should().Be(HttpStatusCode.Gone);
        (await staff.GetStringAsync($"/staff/links?link={link.Id}")).Should().Contain("Switch on");

        (await PostAsync(staff, link, "switch", ("on", "1"), ("why", " "))).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        await PostAsync(staff, link, "switch", ("on", "1"), ("why", "a new poster"));
        (await OpenAsync("demo-project")).Should().Be(HttpStatusCode.SeeOther);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("100001")]
    public async Task Throttle_that_is_no_number_is_refused_with_what_to_write(string typed)
    {
        var link = await LinkAsync("demo-model");
        var (staff, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);

        var refused = await PostAsync(staff, link, "throttle", ("most", typed), ("why", "a fair"));

        refused.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync()).Should().Contain("Write a number of new sessions a minute").And.Contain($"value=\"{typed}\"").And.Contain("value=\"a fair\"", "what was typed is kept");
        (await LinkAsync("demo-model")).MaxSessionsPerMinute.Should().Be(link.MaxSessionsPerMinute);
    }

    [Fact]
    public async Task Throttle_is_set_and_taken_away()
    {
        var link = await LinkAsync("demo-building");
        var (staff, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);

        var refused = await PostAsync(staff, link, "throttle", ("most", "25"));
        refused.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync()).Should().Contain("Say why: colleagues read it in the audit trail.");
        (await LinkAsync("demo-building")).MaxSessionsPerMinute.Should().BeNull();
        await PostAsync(staff, link, "throttle", ("most", "25"), ("why", "shared by a robot"));
        (await staff.GetStringAsync("/staff/audit?what=link")).Should().Contain("shared by a robot").And.Contain("Throttled a link");
        (await LinkAsync("demo-building")).MaxSessionsPerMinute.Should().Be(25);
        (await staff.GetStringAsync("/staff/links")).Should().Contain("Throttled");

        await PostAsync(staff, link, "throttle", ("most", ""), ("why", "the robot has gone"));
        (await LinkAsync("demo-building")).MaxSessionsPerMinute.Should().BeNull();
    }

    [Fact]
    public async Task Member_of_another_division_or_without_the_permission_changes_nothing()
    {
        var link = await LinkAsync("demo-unit");
        var (outsider, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", new StaffScope(false, ["elsewhere"], []));
        (await outsider.GetStringAsync("/staff/links")).Should().NotContain(link.Name).And.Contain("There is no link yet");
        (await outsider.GetAsync($"/staff/links/{link.Id}/qr.svg")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await PostAsync(outsider, link, "switch", ("on", "0"), ("why", "x"))).StatusCode.Should().Be(HttpStatusCode.NotFound);

        var (looker, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All, "holds.end");
        (await looker.GetStringAsync($"/staff/links?link={link.Id}")).Should().Contain(link.Name).And.NotContain("Switch off");
        (await PostAsync(looker, link, "switch", ("on", "0"), ("why", "x"))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await LinkAsync("demo-unit")).Enabled.Should().BeTrue();
    }

    [Fact]
    public async Task Links_are_found_by_a_part_of_their_name_and_by_their_state()
    {
        var (staff, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        var (demo, other) = (await LinkAsync("demo"), await LinkAsync("demo-unit"));

        (await staff.GetStringAsync($"/staff/links?text={Uri.EscapeDataString(demo.Name[..4].ToUpperInvariant())}")).Should().Contain($">{demo.Name}</a>").And.Contain("Clear");
        (await staff.GetStringAsync("/staff/links?text=demo-unit")).Should().Contain($">{other.Name}</a>").And.NotContain($">{demo.Name}</a>");
        (await staff.GetStringAsync("/staff/links?text=%25")).Should().Contain("No link is like this");
        (await staff.GetStringAsync("/staff/links?state=off&text=demo-unit")).Should().Contain("No link is like this");
    }

    [Fact]
    public async Task Refused_change_keeps_what_was_typed_and_the_page_as_it_was()
    {
        var link = await LinkAsync("demo");
        var (staff, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);

        var refused = await PostAsync(staff, link, "edit?days=30&by=week&state=on", ("name", "A better name"), ("source", "billboard"), ("why", " "));

        var page = await refused.Content.ReadAsStringAsync();
        page.Should().Contain("value=\"A better name\"").And.Contain("value=\"billboard\"").And.Contain("Loads by week").And.Contain("in 30 days");
        (await PostAsync(staff, link, "edit?days=30&by=week&state=on", ("name", " "), ("source", "billboard"), ("why", "misspelt"))).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity, "it needs a name");
        (await LinkAsync("demo")).Name.Should().Be(link.Name);
        (await PostAsync(staff, link, "edit?days=30&by=week&state=on", ("name", link.Name), ("source", ""), ("why", "none"))).Headers.Location!.OriginalString
            .Should().Contain("days=30").And.Contain("by=week").And.Contain("state=on").And.Contain("done=saved");
    }

    [Fact]
    public async Task Chart_has_its_values_as_a_table()
    {
        var link = await LinkAsync("demo");
        var (staff, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        (await staff.GetStringAsync($"/staff/links?link={link.Id}&by=day")).Should().Contain("<summary>As a table</summary>").And.MatchRegex("<td>[A-Z][a-z]{2} [0-9]+</td><td class=\"num\">[0-9,]+</td>");
    }

    private async Task<LinkInfo> LinkAsync(string slug) => (await site.Services.GetRequiredService<ICatalog>().LinkBySlugAsync(slug))!;

    private async Task<HttpStatusCode> OpenAsync(string slug)
    {
        using var visitor = site.Browser();
        return (await visitor.GetAsync($"/r/{slug}")).StatusCode;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient staff, LinkInfo link, string action, params (string Name, string Value)[] fields)
    {
        var page = await staff.GetStringAsync("/staff/links");
        return await staff.PostAsync(
            $"/staff/links/{link.Id}/{action}",
            new FormUrlEncodedContent([new("form-token", StaffSite.Token(page)), .. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))]));
    }
}
