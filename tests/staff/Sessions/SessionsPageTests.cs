using System.Net;
using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Staff.Permissions;
using Dapper;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Staff.Tests.Sessions;

/// <summary>Pages that need no visitor: days as a filter, what a role does not allow, searches that are forgotten, who waits too long.</summary>
public class SessionsPageTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task Days_narrow_the_table_on_the_clock_of_the_community()
    {
        // The last minute of November 10 in New York, and the first of the 11th.
        await ExecuteAsync(
            """
            insert into session_view (session_id, version, division_id, community_id, started_at, changed_at) select 'day-0000010', 1, division_id, id, 1, 1794373140000 from community where id = 'alder-ferry';
            insert into session_view (session_id, version, division_id, community_id, started_at, changed_at) select 'day-0000011', 1, division_id, id, 1, 1794373200000 from community where id = 'alder-ferry';
            """);
        var (staff, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);

        var page = await staff.GetStringAsync("/staff/sessions?from=2026-11-10&to=2026-11-10");
        page.Should().Contain("day-0000010").And.NotContain("day-0000011").And.Contain("name=\"to\" value=\"2026-11-10\"");
        (await staff.GetStringAsync("/staff/sessions?from=2026-11-11&to=2026-11-12")).Should().Contain("day-0000011").And.NotContain("day-0000010");
        (await staff.GetStringAsync("/staff/sessions?from=never&to=0001-01-01")).Should().Contain("name=\"to\"").And.NotContain("0001");
    }

    [Fact]
    public async Task What_a_role_does_not_allow_is_said_on_a_page_of_staff()
    {
        var (rob, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All, StaffPermissions.SeeIdentities);

        var answer = await rob.GetAsync("/staff/audit");

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("Your role does not allow this").And.Contain("class=\"s-nav\"").And.NotContain("Audit trail");
        (await rob.GetStringAsync("/staff/identity")).Should().Contain("class=\"no-contacts no-verify\"");
    }

    [Fact]
    public async Task Search_of_somebody_else_or_of_yesterday_finds_nothing_and_says_so()
    {
        using var visitor = site.Browser();
        await visitor.GetAsync("/r/demo");
        var (staff, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        await site.Services.GetRequiredService<CustomerConnect.Web.Staff.Journal.JournalWriter>().CatchUpAsync(TestContext.Current.CancellationToken);

        (await staff.GetStringAsync("/staff/history")).Should().Contain("Opened the link");
        (await staff.GetStringAsync("/staff/history?search=forgotten")).Should().NotContain("Opened the link").And.Contain("The search is a day old and was forgotten");
    }

    [Fact]
    public async Task Identity_that_is_on_the_way_for_too_long_is_marked_in_its_row()
    {
        await ExecuteAsync(
            $"insert into identity_view (contact_id, version, community_id, status, profile, attempts, started_at, changed_at) values ('waits', 1, 'alder-ferry', 'in-progress', 0, 0, {Ago(6)}, {Ago(5)}), ('fresh', 1, 'alder-ferry', 'in-progress', 0, 0, {Ago(0)}, {Ago(0)})");
        var (staff, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);

        var page = await staff.GetStringAsync("/staff/identity");

        Row(page, "waits").Should().Contain("longer than a business day");
        Row(page, "fresh").Should().NotContain("longer than a business day");
        page.Should().MatchRegex("[1-9][0-9]* older than a business day");
    }

    private static string Row(string page, string contact) =>
        page.Split("<tr ")[1..].First(r => r.StartsWith($"data-contact=\"{contact}\"", StringComparison.Ordinal));

    private static long Ago(int days) => TimeProvider.System.GetUtcNow().AddDays(-days).ToUnixTimeMilliseconds();

    private Task<int> ExecuteAsync(string sql) => site.Services.GetRequiredService<IDatabase>().WriteAsync((connection, transaction) => connection.ExecuteAsync(sql, transaction: transaction));
}
