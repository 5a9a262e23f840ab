using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.Storage.Staff;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests.Staff;

/// <summary>The sessions table, searched and filtered: filters can be kept in an address, a name is in none.</summary>
public sealed class SessionSearchTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_buyer_is_found_by_name_whenever_they_came_and_the_name_is_in_no_address()
    {
        using var maya = await site.VisitAsync();
        await site.HoldAsync(maya);
        var session = await site.SessionOfAsync(maya);
        using var dana = await site.StaffAsync();
        await Site.UntilAsync(async () => await site.CountAsync("contact_word_due") == 0, "contacts are found by their words");

        var (at, page) = await SearchAsync(dana, ("text", "okafor may"), ("status", "holding"));

        at.Should().StartWith("/staff/sessions?search=").And.Contain("status=holding").And.Contain("when=all").And.NotContainEquivalentOf("okafor");
        page.Html.Should().Contain($"href=\"{session}\"").And.Contain("value=\"okafor may\"");
        (await SearchAsync(dana, ("text", "okafor maya"), ("status", "reserved"))).Page.Text.Should().Contain("No session is like this");
        (await SearchAsync(dana, ("text", $"S-{session[^6..]}"))).Page.Html.Should().Contain($"href=\"{session}\"");
        (await SearchAsync(dana, ("text", ""))).At.Should().Be("/staff/sessions");
    }

    [Fact]
    public async Task Search_of_a_colleague_is_not_shown_and_the_scope_is_not_left()
    {
        using var maya = await site.VisitAsync();
        await site.HoldAsync(maya);
        using var dana = await site.StaffAsync();
        using var eve = await site.StaffAsync(new StaffScope(false, ["elsewhere"], []));
        await Site.UntilAsync(async () => await site.CountAsync("contact_word_due") == 0, "contacts are found by their words");
        var (at, _) = await SearchAsync(dana, ("text", "okafor"));

        (await eve.GetAsync(at)).Text.Should().Contain("was forgotten").And.NotContain("okafor");
        (await SearchAsync(eve, ("text", "okafor"))).Page.Text.Should().Contain("No session is like this");
    }

    private static async Task<(string At, Got Page)> SearchAsync(Customer staff, params (string Name, string Value)[] fields)
    {
        var sent = await staff.PostAsync(await staff.GetAsync("/staff/sessions"), "/staff/sessions", fields);
        sent.Status.Should().Be(303);
        return (sent.Location!, await staff.GetAsync(sent.Location!));
    }
}
