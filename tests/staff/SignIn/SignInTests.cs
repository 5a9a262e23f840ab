using System.Net;
using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.SignIns;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.SignIn;
using FluentAssertions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Staff.Tests.SignIn;

public class SignInTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task A_stranger_is_sent_to_sign_in_and_from_there_back_to_where_they_were()
    {
        var password = await site.AddAsync("back@staff.example", StaffScope.All);
        using var browser = site.Browser();
        var refused = await browser.GetAsync("/staff/sessions?status=holding");
        refused.StatusCode.Should().Be(HttpStatusCode.Redirect);
        refused.Headers.Location!.PathAndQuery.Should().Be("/staff/sign-in?return=%2Fstaff%2Fsessions%3Fstatus%3Dholding");

        var entered = await StaffSite.SignInAsync(browser, "back@staff.example", password, "/staff/sessions?status=holding");

        entered.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        entered.Headers.Location!.OriginalString.Should().Be("/staff/sessions?status=holding");
        (await browser.GetAsync("/staff/sessions")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("https://elsewhere.example/staff")]
    [InlineData("//elsewhere.example")]
    [InlineData("/staff/..\\elsewhere")]
    [InlineData("/staff/sign-in")]
    public async Task An_address_from_outside_is_not_gone_back_to(string back)
    {
        var email = $"{Guid.NewGuid():n}@staff.example";
        var password = await site.AddAsync(email, StaffScope.All);
        using var browser = site.Browser();
        (await StaffSite.SignInAsync(browser, email, password, back)).Headers.Location!.OriginalString.Should().Be("/staff");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_told_the_same()
    {
        await site.AddAsync("known@staff.example", StaffScope.All);
        using var browser = site.Browser();
        foreach (var email in new[] { "known@staff.example", "unknown@staff.example" })
        {
            var answer = await StaffSite.SignInAsync(browser, email, "not the password");
            answer.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
            (await answer.Content.ReadAsStringAsync()).Should().Contain("That address and password do not go together.").And.NotContain("not the password");
        }
    }

    [Fact]
    public async Task A_password_is_hashed_once_a_try_whoever_it_is_for()
    {
        await site.AddAsync("chosen@staff.example", StaffScope.All);
        await using var scope = site.Services.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        await members.CreateAsync(new() { Id = $"{Guid.NewGuid():n}", Name = "Invited", UserName = "invited@staff.example", Email = "invited@staff.example" });
        var hasher = new CountingHasher(members.PasswordHasher);
        members.PasswordHasher = hasher;
        var tries = ActivatorUtilities.CreateInstance<SignInTries>(scope.ServiceProvider, members);

        foreach (var (email, i) in new[] { "chosen@staff.example", "nobody@staff.example", "invited@staff.example" }.Select((e, i) => (e, i)))
        {
            (await tries.PasswordAsync(new DefaultHttpContext(), email, "not the password", "no", default)).Should().Be(((StaffMember?)null, "no"));
            hasher.Count.Should().Be(i + 1, $"a try for {email} takes as long as any");
        }
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var browser = site.Browser();
        var answer = await browser.PostAsync("/staff/sign-in", new FormUrlEncodedContent(new Dictionary<string, string> { ["email"] = "a@b.example", ["password"] = "x" }));
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Many_wrong_tries_make_the_next_wait_even_with_the_right_password()
    {
        var password = await site.AddAsync("guessed@staff.example", StaffScope.All);
        using var browser = site.Browser();
        for (var i = 0; i < SignInCounts.FreePerAccount; i++)
        {
            await StaffSite.SignInAsync(browser, "guessed@staff.example", "wrong");
        }

        var answer = await StaffSite.SignInAsync(browser, "guessed@staff.example", password);

        answer.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        answer.Headers.RetryAfter.Should().NotBeNull();
        (await answer.Content.ReadAsStringAsync()).Should().Contain("There were many tries from here.");
    }

    [Theory]
    [InlineData("127.0.0.1", null, true)]
    [InlineData("127.0.0.1", "X-Forwarded-For", false)]
    [InlineData("127.0.0.1", "Forwarded", false)]
    [InlineData("192.0.2.1", null, false)]
    public async Task The_demonstrations_password_is_shown_at_the_machine_itself_and_not_through_a_proxy_on_it(string address, string? header, bool shown)
    {
        var http = await site.Server.SendAsync(c =>
        {
            c.Request.Path = "/staff/sign-in";
            c.Connection.RemoteIpAddress = IPAddress.Parse(address);
            if (header is not null)
            {
                c.Request.Headers[header] = "203.0.113.9";
            }
        });

        using var page = new StreamReader(http.Response.Body);
        (await page.ReadToEndAsync()).Contains("data-demo-password", StringComparison.Ordinal).Should().Be(shown);
    }

    [Fact]
    public async Task Who_signs_out_is_a_stranger_again()
    {
        var (browser, _) = await site.SignedInAsync("leaves@staff.example", StaffScope.All);
        var token = StaffSite.Token(await browser.GetStringAsync("/staff/sessions"));
        var answer = await browser.PostAsync("/staff/sign-out", new FormUrlEncodedContent(new Dictionary<string, string> { ["form-token"] = token }));
        answer.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        (await browser.GetAsync("/staff/sessions")).StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    private sealed class CountingHasher(IPasswordHasher<StaffMember> hasher) : IPasswordHasher<StaffMember>
    {
        public int Count { get; private set; }

        public string HashPassword(StaffMember user, string password) => hasher.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(StaffMember user, string hashedPassword, string providedPassword)
        {
            Count++;
            return hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
