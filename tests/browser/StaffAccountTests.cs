using CustomerConnect.Browser.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace CustomerConnect.Browser.Tests;

/// <summary>A member from the invitation to the last page, with the administrator beside them.</summary>
public sealed class StaffAccountTests(Site site, Chromium chromium) : IClassFixture<Site>
{
    private const string Email = "noor@wrenfield.example";
    private const string Password = "four words in a row";

    [Fact]
    public async Task Member_is_invited_sets_a_second_factor_up_makes_a_link_and_is_out_as_soon_as_they_are_disabled()
    {
        await using var boss = await chromium.VisitorAsync(site, Window.Desktop);
        await boss.EnterAsStaffAsync();
        await boss.SeeAsync("/staff/account", "Your account", "staff-account");
        await boss.SeeAsync("/staff/roles", "Roles", "staff-roles");
        await boss.SeeAsync("/staff/team/new", "Add a member", "staff-team-new");
        await boss.Page.GetByLabel("Name").FillAsync("Noor Haddad");
        await boss.Page.GetByLabel("E-mail").FillAsync(Email);
        await boss.Page.GetByLabel("Role").SelectOptionAsync("Sales manager");
        await boss.Page.GetByLabel("Alder Ferry").CheckAsync();
        await boss.Page.GetByLabel("Why").FillAsync("Sells Lantern House from Monday");
        await boss.FollowAsync(boss.Button("Add and send the mail"));
        await Assertions.Expect(boss.Page.Locator("aside.member")).ToContainTextAsync("Invited");
        await SoundAsync(boss, "staff-team");

        await using var noor = await chromium.VisitorAsync(site, Window.Phone);
        noor.Expected = "status of 422";
        await ComeInAsync(noor, boss);
        await MakeLinkAsync(noor);

        await boss.Page.ReloadAsync();
        await Assertions.Expect(boss.Page.Locator("aside.member")).ToContainTextAsync("Active");
        await boss.FollowAsync(boss.Page.Locator("aside.member summary", new() { HasText = "Disable" }));
        await boss.Page.Locator("#why-disable").FillAsync("Left the company");
        await boss.FollowAsync(boss.Button("Disable"));
        await Assertions.Expect(boss.Page.Locator("aside.member")).ToContainTextAsync("Disabled");
        await noor.OpenAsync("/staff/sessions");
        await noor.ArriveAsync("Staff sign-in", "staff-out");

        await boss.SeeAsync("/staff/audit", "Audit trail", "staff-audit");
        await Assertions.Expect(boss.Page.Locator("tbody")).ToContainTextAsync("Left the company");
        await Assertions.Expect(boss.Page.Locator("tbody")).ToContainTextAsync("Made a link");
    }

    private static async Task ComeInAsync(Visitor noor, Visitor boss)
    {
        var mail = await Mailbox.TextAsync(boss, Email, "password");
        await noor.SeeAsync(new Uri(mail.Split().First(word => word.Contains("/staff/welcome/", StringComparison.Ordinal))).AbsolutePath, "Welcome, Noor Haddad", "staff-welcome");
        await noor.Page.GetByLabel("New password").FillAsync(Password);
        await noor.FollowAsync(noor.Button("Keep this password"));
        await noor.ArriveAsync("Staff sign-in", "staff-sign-in");
        await noor.Page.GetByLabel("E-mail").FillAsync(Email);
        await noor.Page.GetByLabel("Password").FillAsync(Password);
        await noor.FollowAsync(noor.Button("Sign in"));
        await noor.ArriveAsync("Set up your second factor", "staff-set-up");
        await SoundAsync(noor, "staff-set-up");
        var key = await noor.Page.Locator("[data-secret]").InnerTextAsync();
        await noor.Page.GetByLabel("Code").FillAsync("000000");
        await noor.FollowAsync(noor.Button("Set it up"));
        await Assertions.Expect(noor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("That code does not fit.");
        await noor.Page.GetByLabel("Code").FillAsync(AuthenticatorApp.Code(key));
        await noor.FollowAsync(noor.Button("Set it up"));
        await noor.ArriveAsync("Your recovery codes", "staff-recovery-codes");
        await SoundAsync(noor, "staff-recovery-codes");
        (await noor.Page.Locator("[data-code]").CountAsync()).Should().Be(10);
        await noor.FollowAsync(noor.Link("I have kept them"));
        await noor.ArriveAsync(", Noor", "staff-dashboard"); // Which greeting, the clock says.
    }

    // By a finger, step by step; a visitor's own page opens by what came of it.
    private static async Task MakeLinkAsync(Visitor noor)
    {
        await noor.SeeAsync("/staff/links/new", "New link", "staff-links-new");
        foreach (var step in new[] { "Alder Ferry", "Lantern House", "The Beacon", "Home 1202" })
        {
            await noor.FollowAsync(noor.Page.Locator("ul.tree a", new() { HasText = step }).First);
            await Assertions.Expect(noor.Page.Locator("ol.path b")).ToHaveTextAsync(step);
        }

        await noor.Page.GetByLabel("Name").FillAsync("Brochure of 1202");
        await noor.FollowAsync(noor.Button("Make the link"));
        await Assertions.Expect(noor.Page.Locator("aside.side h2").First).ToHaveTextAsync("Brochure of 1202");
        await SoundAsync(noor, "staff-links");
        await noor.FollowAsync(noor.Link("Send by e-mail"));
        await noor.ArriveAsync("Send Brochure of 1202", "staff-links-share");
        await SoundAsync(noor, "staff-links-share");
    }

    private static async Task SoundAsync(Visitor visitor, string name)
    {
        (await Accessibility.OffencesAsync(visitor.Page, name)).Should().BeEmpty();
        await Screenshots.TakeAsync(visitor, name);
    }
}
