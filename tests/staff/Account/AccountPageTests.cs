using System.Net;
using System.Text.RegularExpressions;
using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.Account;

public partial class AccountPageTests(StaffSite site) : IClassFixture<StaffSite>
{
    private const string Account = "/staff/account";

    [Fact]
    public async Task Browser_that_is_signed_out_from_another_is_out_at_once_on_pages_and_on_the_hub()
    {
        var (email, password) = await MemberAsync();
        using var here = site.Browser();
        await StaffSite.SignInAsync(here, email, password);
        using var there = site.Browser();
        var cookie = Cookie(await StaffSite.SignInAsync(there, email, password));
        await using var hub = await HubSocket.ConnectAsync(site.Server, "/hubs/staff", cookie);
        await hub.InvokeAsync("Ready");

        var page = await here.GetStringAsync(Account);
        page.Should().Contain("This browser").And.Contain("Safari 18.1, macOS").And.NotContain("style=");
        var ended = await StaffSite.PostAsync(here, Account, End().Match(page).Value);

        ended.Headers.Location!.OriginalString.Should().Be("/staff/account?done=ended");
        (await there.GetAsync("/staff/sessions")).StatusCode.Should().Be(HttpStatusCode.Redirect);
        await hub.EndAsync();
        (await here.GetStringAsync(Account)).Should().NotMatchRegex(End().ToString());
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_this_browser_too()
    {
        var (email, password) = await MemberAsync();
        using var here = site.Browser();
        await StaffSite.SignInAsync(here, email, password);
        using var there = site.Browser();
        await StaffSite.SignInAsync(there, email, password);

        (await StaffSite.PostAsync(here, Account, $"{Account}/sign-out-everywhere")).StatusCode.Should().Be(HttpStatusCode.SeeOther);

        (await here.GetAsync("/staff/sessions")).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await there.GetAsync("/staff/sessions")).StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Password_is_changed_by_who_knows_the_present_one_and_only_for_one_that_is_long_enough()
    {
        var (email, password) = await MemberAsync();
        using var here = site.Browser();
        await StaffSite.SignInAsync(here, email, password);
        using var there = site.Browser();
        await StaffSite.SignInAsync(there, email, password);

        var wrong = await StaffSite.PostAsync(here, Account, $"{Account}/password", ("password", "not it"), ("next", "four words in a row"));
        wrong.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await wrong.Content.ReadAsStringAsync()).Should().Contain("That is not your password. Nothing was changed.");
        var brief = await StaffSite.PostAsync(here, Account, $"{Account}/password", ("password", password), ("next", "short"));
        brief.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await brief.Content.ReadAsStringAsync()).Should().Contain("at least 12 characters");

        var changed = await StaffSite.PostAsync(here, Account, $"{Account}/password", ("password", password), ("next", "four words in a row"));

        changed.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        (await here.GetStringAsync(changed.Headers.Location)).Should().Contain("Your password is changed.");
        (await there.GetAsync("/staff/sessions")).StatusCode.Should().Be(HttpStatusCode.Redirect);
        using var next = site.Browser();
        (await StaffSite.SignInAsync(next, email, password)).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await StaffSite.SignInAsync(next, email, "four words in a row")).StatusCode.Should().Be(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task New_recovery_codes_and_another_app_need_the_password()
    {
        var (email, password) = await MemberAsync();
        using var browser = site.Browser();
        await StaffSite.SignInAsync(browser, email, password);
        (await StaffSite.PostAsync(browser, Account, $"{Account}/recovery-codes", ("password", "not it"))).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);

        var made = await StaffSite.PostAsync(browser, Account, $"{Account}/recovery-codes", ("password", password));
        (await browser.GetStringAsync(made.Headers.Location)).Should().Contain("They are shown only now.");
        var replace = await StaffSite.PostAsync(browser, Account, $"{Account}/second-factor", ("password", password));
        replace.Headers.Location!.OriginalString.Should().Be("/staff/sign-in/set-up?return=%2Fstaff%2Faccount");
        (await browser.GetStringAsync(replace.Headers.Location)).Should().Contain("Set up your second factor");
    }

    private async Task<(string Email, string Password)> MemberAsync()
    {
        var email = $"{Guid.NewGuid():n}@staff.example";
        return (email, await site.AddAsync(email, StaffScope.All));
    }

    private static string Cookie(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("cc-staff=", StringComparison.Ordinal)).Split(';')[0];

    [GeneratedRegex("/staff/account/sign-ins/[a-z0-9]+/end", RegexOptions.None, 1000)]
    private static partial Regex End();
}
