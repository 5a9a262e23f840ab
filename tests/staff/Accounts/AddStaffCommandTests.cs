using System.Net;
using System.Text.RegularExpressions;
using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Staff.Accounts;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.Accounts;

/// <summary><c>./run add-staff</c>: how the first administrator comes in, and one who is locked out comes back.</summary>
public partial class AddStaffCommandTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task First_administrator_signs_in_with_the_printed_password_and_sets_a_second_factor_up()
    {
        var email = $"{Guid.NewGuid():n}@staff.example";

        var (code, said) = await RunAsync($" {email} ", "Ada Moreau");

        (code, said).Should().Be((0, $"{email} may sign in at /staff. The password, shown only now: {Password(said)}{Environment.NewLine}"));
        using var browser = site.Browser();
        (await StaffSite.PasswordAsync(browser, email, Password(said))).Headers.Location!.OriginalString.Should().StartWith("/staff/sign-in/set-up");
        var (boss, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        (await boss.GetStringAsync("/staff/team")).Should().Contain("Ada Moreau").And.Contain(email);
        (await boss.GetStringAsync("/staff/audit?what=member")).Should().MatchRegex("Who runs the server[^§]*Made an administrator, with a fresh password[^§]*Ada Moreau[^§]*A command at the server");
    }

    [Fact]
    public async Task Administrator_who_is_locked_out_comes_back_and_whoever_was_signed_in_as_them_is_out()
    {
        var (boss, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        var email = $"{Guid.NewGuid():n}@staff.example";
        var (id, before) = await StaffMaker.AddAsync(site.Services, email, new StaffScope(false, [], []), "holds.end");
        using var old = site.Browser();
        await StaffSite.SignInAsync(old, email, before);
        (await old.GetAsync("/staff/sessions")).StatusCode.Should().Be(HttpStatusCode.OK);

        var (_, said) = await RunAsync(email, null);

        (await old.GetAsync("/staff/sessions")).StatusCode.Should().Be(HttpStatusCode.Redirect);
        using var browser = site.Browser();
        (await StaffSite.PasswordAsync(browser, email, before)).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await StaffSite.PasswordAsync(browser, email, Password(said))).Headers.Location!.OriginalString.Should().StartWith("/staff/sign-in/set-up");
        (await boss.GetStringAsync($"/staff/team?member={id}")).Should().Contain("Administrator");
    }

    [Fact]
    public async Task What_is_no_address_is_refused()
    {
        var (code, said) = await RunAsync("not an address", null);

        code.Should().Be(1);
        said.Should().NotContain("password, shown").And.NotBeEmpty();
    }

    private async Task<(int Code, string Said)> RunAsync(string email, string? name)
    {
        await using var output = new StringWriter();
        return (await AddStaffCommand.RunAsync(email, name, site.Services, output), output.ToString());
    }

    private static string Password(string said) => Shown().Match(said).Value;

    [GeneratedRegex("[a-z0-9]{5}(-[a-z0-9]{5}){3}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shown();
}
