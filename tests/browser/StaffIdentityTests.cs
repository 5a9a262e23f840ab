using CustomerConnect.Browser.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace CustomerConnect.Browser.Tests;

/// <summary>One member watches who is verified, another reserves for somebody in person and verifies them.</summary>
public sealed class StaffIdentityTests(Site site, Chromium chromium) : IClassFixture<Site>
{
    [Fact]
    public async Task Verification_in_person_moves_on_an_open_page_and_every_page_can_be_used()
    {
        await using var watching = await chromium.VisitorAsync(site, Window.Desktop);
        await watching.EnterAsStaffAsync();
        await watching.SeeAsync("/staff/identity", "Identity verification", "staff-identity-empty");
        await Assertions.Expect(watching.Page.Locator("[data-live]")).ToHaveTextAsync("Live");
        await watching.Page.EvaluateAsync("window.sameDocument = true");
        await using var desk = await chromium.VisitorAsync(site, Window.Phone);
        await desk.EnterAsStaffAsync();

        var contact = await ReserveAsync(desk);
        await desk.SeeAsync($"{contact}/verify", "Verify Ezra Stone in person", "staff-verify");
        await desk.Page.GetByLabel("Document that you saw").SelectOptionAsync("Passport");
        await desk.Page.GetByLabel("Name, as the document has it").FillAsync("Ezra J. Stone");
        await desk.Page.GetByLabel("I confirm this statement").CheckAsync();
        await desk.FollowAsync(desk.Button("Verify the identity"));
        await desk.ArriveAsync("Ezra Stone", "staff-contact");
        (await Accessibility.OffencesAsync(desk.Page, "staff-contact")).Should().BeEmpty();

        var verified = watching.Page.Locator("[data-panel=verified]");
        await watching.FollowAsync(verified.GetByRole(AriaRole.Button, new() { Name = "1 more has news. Show it" }));
        await Assertions.Expect(verified.Locator("tr[data-contact]")).ToContainTextAsync("Manual Verified");
        await desk.FollowAsync(desk.Page.Locator("summary", new() { HasText = "Verify anew" }));
        await desk.Page.GetByLabel("Why").SelectOptionAsync("NameChanged");
        await desk.FollowAsync(desk.Page.GetByRole(AriaRole.Button, new() { Name = "Verify anew" }));
        await Assertions.Expect(desk.Page.Locator("#identity")).ToContainTextAsync("To be verified anew");

        await Assertions.Expect(watching.Page.Locator("[data-panel=progress] tr[data-contact]")).ToContainTextAsync("Profile not filled in");
        await Assertions.Expect(verified.Locator("tr[data-contact]")).ToHaveCountAsync(0);
        (await watching.Page.EvaluateAsync<bool>("window.sameDocument")).Should().BeTrue("the page was never loaded again");
        await Screenshots.TakeAsync(watching, "staff-identity");
        await AuditAsync(watching, desk);
    }

    private static async Task<string> ReserveAsync(Visitor desk)
    {
        await desk.SeeAsync("/staff/in-person?project=lantern-house", "Reserve in person", "staff-in-person");
        await desk.Page.GetByLabel("Home").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await desk.Page.GetByLabel("First name").FillAsync("Ezra");
        await desk.Page.GetByLabel("Last name").FillAsync("Stone");
        await desk.Page.GetByLabel("Mobile or phone").FillAsync("(503) 226-1150");
        await desk.Page.GetByLabel("Appointment").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await desk.Page.GetByLabel("I have taken the deposit").CheckAsync();
        await desk.FollowAsync(desk.Button("Reserve the home"));
        await Assertions.Expect(desk.Page.Locator("session-details")).ToContainTextAsync("In person, at the sales center");
        (await Accessibility.OffencesAsync(desk.Page, "staff-session-in-person")).Should().BeEmpty();
        return (await desk.Link("Open contact").GetAttributeAsync("href"))!;
    }

    // The audit of manual verifications: done with a note, found again under what is done, and open for nobody else either.
    private static async Task AuditAsync(Visitor staff, Visitor colleague)
    {
        await staff.SeeAsync("/staff/follow-up?list=verifications", "Follow-up", "staff-follow-up");
        await staff.FollowAsync(staff.Page.Locator("summary[aria-label='Done: Ezra Stone']"));
        await staff.Page.GetByLabel("Note").FillAsync("Statement and name agree");
        await staff.FollowAsync(staff.Button("Mark as done"));
        await Assertions.Expect(staff.Page.GetByText("Every manual verification is audited")).ToBeVisibleAsync();
        await staff.Page.GetByLabel("Show").SelectOptionAsync("done");
        await Assertions.Expect(staff.Page.GetByText("Statement and name agree")).ToBeVisibleAsync();

        await colleague.OpenAsync("/staff/follow-up?list=verifications");
        await Assertions.Expect(colleague.Page.GetByText("Every manual verification is audited")).ToBeVisibleAsync();
        await colleague.Page.GetByLabel("Show").SelectOptionAsync("done");
        await Assertions.Expect(colleague.Page.GetByText("Statement and name agree")).ToBeVisibleAsync();
    }
}
