using System.Net;
using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Staff;
using CustomerConnect.Web.Staff.Permissions;
using FluentAssertions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Xunit;
using static CustomerConnect.Staff.Tests.Support.StaffAddresses;

namespace CustomerConnect.Staff.Tests;

/// <summary>Every address of staff, as it is mapped: a new one that lacks its guard fails here.</summary>
public class EndpointsTests(StaffSite site) : IClassFixture<StaffSite>
{
    // What every member may write, because it is their own: their account, their bell, their feed, what they search for.
    private static readonly string[] Own =
    [
        "/staff/sign-out", "/staff/account/password", "/staff/account/second-factor", "/staff/account/recovery-codes", "/staff/account/sign-ins/{id}/end",
        "/staff/account/sign-out-everywhere", "/staff/notifications/read", "/staff/sessions", "/staff/calendar/feed", "/staff/calendar/feed/revoke",
    ];

    private IEnumerable<RouteEndpoint> Staff => StaffAddresses.Of(site.Services);

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
}
