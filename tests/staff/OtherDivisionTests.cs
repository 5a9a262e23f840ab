using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff;
using Dapper;
using FluentAssertions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static CustomerConnect.Staff.Tests.Support.StaffAddresses;

namespace CustomerConnect.Staff.Tests;

/// <summary>Every address of staff, tried by a member of another division who may do everything there.</summary>
public class OtherDivisionTests(StaffSite site) : IClassFixture<StaffSite>
{
    // What is of no community: what somebody looks for, and roles, which give nobody more than who writes them has.
    private static readonly string[] BoundToNoPlace = ["/staff/history", "/staff/team/search", "/staff/roles"];

    private IEnumerable<RouteEndpoint> Staff => StaffAddresses.Of(site.Services);

    [Fact]
    public async Task Member_of_another_division_reads_of_no_community_that_they_do_not_see_on_any_page()
    {
        using var visitor = site.Browser();
        await visitor.GetAsync("/r/demo");
        var session = await TextAsync("select session_id from session_view");
        var (insider, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        (await insider.GetStringAsync($"/staff/sessions/{session}")).Should().Contain("Alder Ferry", "there is something to see");
        var (outsider, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", new StaffScope(false, ["elsewhere"], ["elsewhere-too"]));

        foreach (var endpoint in Staff.Where(e => Methods(e).Contains("GET") && !Open.Contains(Pattern(e)) && !Pattern(e).StartsWith("/hubs", StringComparison.Ordinal)))
        {
            foreach (var id in new[] { "demo", "alder-ferry", session })
            {
                (await (await outsider.GetAsync(Filled(endpoint, id))).Content.ReadAsStringAsync()).Should()
                    .NotContain("Alder Ferry", Filled(endpoint, id)).And.NotContain("Lantern House", Filled(endpoint, id));
            }
        }
    }

    [Fact]
    public async Task Member_of_another_division_who_may_do_everything_changes_nothing_that_they_do_not_see()
    {
        using var visitor = site.Browser();
        await visitor.GetAsync("/r/demo");
        var (boss, _) = await StaffMaker.AddAsync(site.Services, $"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        string[] ids =
        [
            await TextAsync("select session_id from session_view"), await TextAsync("select id from link where slug = 'demo'"), await site.ContactAsync(), boss,
        ];
        var email = $"{Guid.NewGuid():n}@staff.example";
        var (outsider, password) = await StaffMaker.AddAsync(site.Services, email, new StaffScope(false, ["elsewhere"], ["elsewhere-too"]));
        using var browser = site.Browser();
        await StaffSite.SignInAsync(browser, email, password);
        var token = StaffSite.Token(await browser.GetStringAsync("/staff/account"));
        (string, string)[] typed =
        [
            ("form-token", token), ("command", $"{Guid.NewGuid()}"), ("why", "I wish it"), ("reason", "Other"), ("note", "I wish it"), ("on", "0"), ("most", "1"), ("name", "Mine now"),
            ("document", "Passport"), ("confirmed", "1"), ("do", "make"), ("fact", "1"), ("by", "email"), ("to", "me@post.example"), ("asks", "1"), ("role", "viewer"),
            ("community", "alder-ferry"), ("project", "lantern-house"), ("organization", "wrenfield"), ("day", "2027-07-22"), ("unit", "1202"),
        ];

        foreach (var endpoint in Staff.Where(e => Methods(e).Contains("POST") && Policies(e).Any(p => p.Contains(':')) && !BoundToNoPlace.Contains(Pattern(e))))
        {
            foreach (var id in ids)
            {
                var address = Filled(endpoint, id);
                var answer = await browser.PostAsync(address, new FormUrlEncodedContent(typed.Select(t => new KeyValuePair<string, string>(t.Item1, t.Item2))));
                ((int)answer.StatusCode).Should().BeOneOf([404, 422], address);
            }
        }

        (await TextAsync($"select coalesce(group_concat(what), '') from staff_action where staff_id = '{outsider}' and what not like 'sign-in.%' and what not like 'second-factor.%' and what not like 'password.%'"))
            .Should().BeEmpty();
    }

    private Task<string> TextAsync(string sql) => site.Services.GetRequiredService<IDatabase>().ReadAsync(connection => connection.QueryFirstAsync<string>(sql));
}
