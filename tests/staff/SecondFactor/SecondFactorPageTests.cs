using System.Net;
using System.Text.RegularExpressions;
using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.SecondFactor;
using CustomerConnect.Storage.Staff.SignIns;
using CustomerConnect.Web.Staff.Accounts;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Staff.Tests.SecondFactor;

public partial class SecondFactorPageTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task Member_without_a_second_factor_sets_one_up_before_anything_else_and_gets_codes_that_work_once()
    {
        var (email, password) = await NewAsync();
        using var browser = site.Browser();

        var asked = await StaffSite.PasswordAsync(browser, email, password, "/staff/links");

        asked.Headers.Location!.OriginalString.Should().Be("/staff/sign-in/set-up?return=%2Fstaff%2Flinks");
        (await browser.GetAsync("/staff/sessions")).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await browser.GetAsync("/staff/sign-in/code")).Headers.Location!.OriginalString.Should().Be("/staff/sign-in", "there is no code to ask for");
        var page = await browser.GetStringAsync(asked.Headers.Location);
        var secret = Secret().Match(page).Groups["value"].Value.Replace(" ", "");
        page.Should().NotContain("style=");
        QrReader.Text(QrPictures.OfSvg(await browser.GetStringAsync("/staff/sign-in/set-up/qr.svg"))).Should()
            .Be($"otpauth://totp/Customer%20Connect%3A{Uri.EscapeDataString(email)}?secret={secret}&issuer=Customer%20Connect", "the app reads what the page shows");

        var wrong = await StaffSite.PostAsync(browser, asked.Headers.Location.OriginalString, "/staff/sign-in/set-up", ("code", "000000"));
        wrong.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await wrong.Content.ReadAsStringAsync()).Should().Contain("That code does not fit.");
        var set = await StaffSite.PostAsync(browser, asked.Headers.Location.OriginalString, "/staff/sign-in/set-up", ("code", Code(secret)));
        set.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        var shown = await browser.GetStringAsync(set.Headers.Location);
        var codes = Codes().Matches(shown).Select(m => m.Groups["value"].Value).ToList();
        codes.Should().HaveCount(RecoveryCodes.Count);
        shown.Should().Contain("href=\"/staff/links\"");
        (await browser.GetAsync(set.Headers.Location)).StatusCode.Should().Be(HttpStatusCode.SeeOther, "they are shown once");
        (await browser.GetAsync("/staff/links")).StatusCode.Should().Be(HttpStatusCode.OK);

        using var another = site.Browser();
        var next = await StaffSite.PasswordAsync(another, email, password);
        next.Headers.Location!.OriginalString.Should().StartWith("/staff/sign-in/code");
        (await another.GetAsync("/staff/sign-in/set-up")).Headers.Location!.OriginalString.Should().Be("/staff/sign-in", "the password alone sets nothing up");
        (await StaffSite.CodeAsync(another, "/staff/sign-in/code", codes[3])).StatusCode.Should().Be(HttpStatusCode.SeeOther);
        (await another.GetAsync("/staff/sessions")).StatusCode.Should().Be(HttpStatusCode.OK);

        using var third = site.Browser();
        await StaffSite.PasswordAsync(third, email, password);
        var again = await StaffSite.CodeAsync(third, "/staff/sign-in/code", codes[3]);
        again.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await again.Content.ReadAsStringAsync()).Should().Contain("That code does not work.");
    }

    [Fact]
    public async Task Member_who_was_led_to_set_one_up_sees_another_secret_than_a_stranger_with_the_same_password()
    {
        var (email, password) = await NewAsync();
        using var stranger = site.Browser();
        using var member = site.Browser();
        await StaffSite.PasswordAsync(stranger, email, password);
        await StaffSite.PasswordAsync(member, email, password);
        var (theirs, own) = (await SecretAsync(stranger), await SecretAsync(member));
        theirs.Should().NotBe(own);

        await StaffSite.PostAsync(member, "/staff/sign-in/set-up", "/staff/sign-in/set-up", ("code", Code(own)));

        (await StaffSite.PostAsync(stranger, "/staff/sign-in/set-up", "/staff/sign-in/set-up", ("code", Code(theirs)))).StatusCode
            .Should().Be(HttpStatusCode.UnprocessableEntity);
        (await stranger.GetAsync("/staff/sessions")).StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Guessed_codes_wait_and_the_browser_that_the_member_has_used_before_does_not()
    {
        var email = $"{Guid.NewGuid():n}@staff.example";
        var password = await site.AddAsync(email, StaffScope.All);
        using var known = site.Browser();
        await StaffSite.SignInAsync(known, email, password);
        using var guesser = site.Browser();
        await StaffSite.PasswordAsync(guesser, email, password);
        for (var i = 0; i < SignInCounts.FreePerAccount; i++)
        {
            await StaffSite.CodeAsync(guesser, "/staff/sign-in/code", $"00000{i}");
        }

        var waits = await StaffSite.CodeAsync(guesser, "/staff/sign-in/code", StaffMaker.NextCode(email));
        waits.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        waits.Headers.RetryAfter.Should().NotBeNull();

        (await StaffSite.SignInAsync(known, email, password)).StatusCode.Should().Be(HttpStatusCode.SeeOther);
        (await known.GetAsync("/staff/sessions")).StatusCode.Should().Be(HttpStatusCode.OK);
        var trail = await StaffRows.TrailAsync(site.Services.GetRequiredService<IDatabase>());
        trail.Count(line => line.Contains("sign-in.code-failed", StringComparison.Ordinal)).Should().BeGreaterThanOrEqualTo(SignInCounts.FreePerAccount);
    }

    [Fact]
    public async Task Half_way_in_ends_when_the_password_changes()
    {
        var email = $"{Guid.NewGuid():n}@staff.example";
        var password = await site.AddAsync(email, StaffScope.All);
        using var browser = site.Browser();
        await StaffSite.PasswordAsync(browser, email, password);
        await NewAsync(email);

        (await browser.GetAsync("/staff/sign-in/code")).Headers.Location!.OriginalString.Should().Be("/staff/sign-in");
    }

    [Fact]
    public async Task Account_of_the_demonstration_does_without_in_development()
    {
        using var browser = site.Browser();
        await using var services = site.Services.CreateAsyncScope();
        var password = await services.ServiceProvider.GetRequiredService<StaffRegistry>().SetAdministratorAsync("staff@demo.example", "Dana Okafor");
        (await StaffSite.PasswordAsync(browser, "staff@demo.example", password)).Headers.Location!.OriginalString.Should().Be("/staff");
        (await browser.GetAsync("/staff/sessions")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private async Task<(string Email, string Password)> NewAsync(string? email = null)
    {
        email ??= $"{Guid.NewGuid():n}@staff.example";
        await using var services = site.Services.CreateAsyncScope();
        return (email, await services.ServiceProvider.GetRequiredService<StaffRegistry>().SetAdministratorAsync(email, "Ada Moreau"));
    }

    private static async Task<string> SecretAsync(HttpClient browser) =>
        Secret().Match(await browser.GetStringAsync("/staff/sign-in/set-up")).Groups["value"].Value.Replace(" ", "");

    private static string Code(string secret) => Totp.Code(secret, Totp.StepAt(TimeProvider.System.GetUtcNow()));

    [GeneratedRegex("data-secret>(?<value>[A-Z2-7 ]+)<", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("data-code>(?<value>[A-Z0-9-]+)<", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Codes();
}
