using System.Net;
using System.Text.RegularExpressions;
using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Staff;
using CustomerConnect.Web.Staff.Permissions;
using Dapper;
using FluentAssertions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Staff.Tests;

/// <summary>Every address of staff, as it is mapped: a new one that lacks its guard fails here.</summary>
public partial class EndpointsTests(StaffSite site) : IClassFixture<StaffSite>
{
    // In front of the door.
    private static readonly string[] Open =
    [
        "/staff/sign-in", "/staff/sign-in/code", "/staff/sign-in/set-up", "/staff/sign-in/set-up/qr.svg", "/staff/welcome/{token}",
    ];

    // What every member may write, because it is their own: their account, their bell, their feed, what they search for.
    private static readonly string[] Own =
    [
        "/staff/sign-out", "/staff/account/password", "/staff/account/second-factor", "/staff/account/recovery-codes", "/staff/account/sign-ins/{id}/end",
        "/staff/account/sign-out-everywhere", "/staff/notifications/read", "/staff/sessions", "/staff/calendar/feed", "/staff/calendar/feed/revoke",
    ];

    // What is of no community: what somebody looks for, and roles, which give nobody more than who writes them has.
    private static readonly string[] BoundToNoPlace = ["/staff/history", "/staff/team/search", "/staff/roles"];

    private IEnumerable<RouteEndpoint> Staff => site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => Pattern(e) == "/staff" || Pattern(e).StartsWith("/staff/", StringComparison.Ordinal) || Pattern(e).StartsWith("/hubs/staff", StringComparison.Ordinal));

    [Fact]
    public void Address_of_staff_asks_who_is_there_unless_it_is_in_front_of_the_door()
    {
        Staff.Should().HaveCountGreaterThan(30);
        Staff.Where(e => !Policies(e).Contains(StaffAccess.Policy)).Select(Pattern).Distinct().Should().BeEquivalentTo(Open);
    }

    // A service that is taken for a body in JSON makes an address unknown to every browser.
    [Fact]
    public void Address_that_is_read_takes_no_body_and_one_that_is_written_takes_a_form()
    {
        var bodies = Staff.Where(e => e.Metadata.GetMetadata<IAcceptsMetadata>() is not null).ToList();
        bodies.Where(e => Methods(e).Contains("GET")).Select(Pattern).Should().BeEmpty();
        bodies.SelectMany(e => e.Metadata.GetMetadata<IAcceptsMetadata>()!.ContentTypes).Should().NotContain("application/json");
    }

    [Fact]
    public void Address_that_changes_something_asks_for_a_permission_unless_it_is_the_members_own()
    {
        var written = Staff.Where(e => Methods(e).Contains("POST") && !Open.Contains(Pattern(e)) && !Pattern(e).StartsWith("/hubs", StringComparison.Ordinal));
        written.Where(e => !Policies(e).Any(p => p.StartsWith($"{StaffAccess.Policy}:", StringComparison.Ordinal))).Select(Pattern).Should().BeEquivalentTo(Own);
    }

    [Fact]
    public async Task Stranger_is_sent_to_the_door_from_every_page_and_nothing_is_posted_by_one()
    {
        using var stranger = site.Browser();
        foreach (var endpoint in Staff.Where(e => !Open.Contains(Pattern(e)) && !Pattern(e).StartsWith("/hubs", StringComparison.Ordinal)))
        {
            var address = Filled(endpoint, "1");
            foreach (var method in Methods(endpoint))
            {
                using var request = new HttpRequestMessage(new(method), address) { Content = method == "POST" ? new FormUrlEncodedContent([]) : null };
                var answer = await stranger.SendAsync(request);
                (answer.StatusCode, answer.Headers.Location?.AbsolutePath).Should().Be((HttpStatusCode.Redirect, StaffAccess.SignIn), $"{method} {address}");
            }
        }
    }

    [Fact]
    public async Task Member_without_any_permission_changes_nothing_anywhere()
    {
        var (viewer, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All, "none");
        var token = StaffSite.Token(await viewer.GetStringAsync("/staff/account"));
        foreach (var endpoint in Staff.Where(e => Methods(e).Contains("POST") && Policies(e).Any(p => p.Contains(':'))))
        {
            var address = Filled(endpoint, "1");
            var answer = await viewer.PostAsync(address, new FormUrlEncodedContent([new("form-token", token)]));
            answer.StatusCode.Should().Be(HttpStatusCode.Forbidden, address);
        }
    }

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

    [Fact]
    public async Task Address_of_staff_that_nothing_is_at_is_said_on_a_page_of_theirs()
    {
        var (staff, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);

        foreach (var address in (string[])["/staff/nothing", "/staff/links/nothing/share", "/staff/sessions/nothing"])
        {
            var answer = await staff.GetAsync(address);
            answer.StatusCode.Should().Be(HttpStatusCode.NotFound, address);
            (await answer.Content.ReadAsStringAsync()).Should().Contain("There is nothing here for you").And.Contain("href=\"/staff\"").And.Contain("Sign out").And.NotContain("style=");
        }
    }

    [Fact]
    public void Permission_has_words_and_its_policy()
    {
        StaffPermissions.All.Should().OnlyHaveUniqueItems().And.NotContain(StaffPermissions.Everything);
        foreach (var permission in StaffPermissions.All)
        {
            PermissionWords.Say(permission).Should().NotBe(permission);
        }
    }

    private Task<string> TextAsync(string sql) => site.Services.GetRequiredService<IDatabase>().ReadAsync(connection => connection.QueryFirstAsync<string>(sql));

    private static string Pattern(RouteEndpoint endpoint) => $"/{endpoint.RoutePattern.RawText!.Trim('/')}";

    // Every place of the pattern, whatever it is called and asks for.
    private static string Filled(RouteEndpoint endpoint, string id) => Place().Replace(Pattern(endpoint), id);

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, 1000)]
    private static partial Regex Place();

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    private static IEnumerable<string> Policies(RouteEndpoint endpoint) => endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy ?? "");
}
