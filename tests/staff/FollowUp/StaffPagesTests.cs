using System.Net;
using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage.Staff;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.FollowUp;

/// <summary>Pages for staff that need no visitor: files, closed days, addresses of filters.</summary>
public class StaffPagesTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task Exported_file_begins_so_that_spreadsheets_know_its_letters_and_is_a_download()
    {
        var (staff, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);

        var file = await staff.GetAsync("/staff/follow-up/links.csv?show=done");

        file.Content.Headers.ContentType!.ToString().Should().Be("text/csv; charset=utf-8");
        file.Content.Headers.ContentDisposition!.FileName.Should().MatchRegex("^follow-up-links-[0-9-]{10}\\.csv$");
        (await file.Content.ReadAsByteArrayAsync()).Should().StartWith(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'L' });
    }

    [Fact]
    public async Task Closed_days_are_added_named_taken_away_and_begun_with_the_federal_holidays()
    {
        var (staff, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        var page = await staff.GetStringAsync("/staff/closed-days?year=2027");
        page.Should().Contain("No day is closed in 2027");

        (await PostAsync(staff, page, "add", ("day", "2027-07-22"), ("name", "Builder’s picnic"))).StatusCode.Should().Be(HttpStatusCode.SeeOther);
        var dayless = await PostAsync(staff, page, "add", ("day", "soon"), ("name", "Founders’ day"));
        dayless.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await dayless.Content.ReadAsStringAsync()).Should().Contain("Choose the day.").And.Contain("value=\"Founders’ day\"", "what was typed is kept");
        var nameless = await PostAsync(staff, page, "add", ("day", "2027-07-23"), ("name", " "));
        nameless.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await nameless.Content.ReadAsStringAsync()).Should().Contain("value=\"2027-07-23\"");
        await PostAsync(staff, page, "federal");
        (await PostAsync(staff, page, "remove", ("day", "2027-11-11"))).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity, "a reason is asked for");
        await PostAsync(staff, page, "remove", ("day", "2027-11-11"), ("why", "we are open for the fair"));

        var after = WebUtility.HtmlDecode(await staff.GetStringAsync("/staff/closed-days?year=2027"));
        WebUtility.HtmlDecode(await staff.GetStringAsync("/staff/audit?what=closed-day")).Should()
            .Contain("Builder’s picnic").And.Contain("US federal holidays").And.Contain("we are open for the fair").And.Contain("2027-11-11");
        after.Should().Contain("Builder’s picnic").And.Contain("Thanksgiving Day").And.NotContain("Veterans Day").And.Contain("Fri, Dec 24");
        (await PostAsync(staff, page.Replace("name=\"organization\" value=\"", "name=\"organization\" value=\"not-", StringComparison.Ordinal), "federal")).StatusCode
            .Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/staff/identity?from=2026-11-01&to=2026-11-20&division=x&community=y", "name=\"from\" value=\"2026-11-01\"", "name=\"to\" value=\"2026-11-20\"")]
    [InlineData("/staff/identity?from=2026-12-01&to=2026-11-20", "name=\"from\" value=\"2026-11-20\"", "name=\"to\" value=\"2026-11-20\"")]
    [InlineData("/staff/identity?from=0001-01-01&to=9999-12-31&progress=x&verified=1.", "name=\"from\"", "Identity verification")]
    [InlineData("/staff/identity?from=0002-01-01&to=9998-12-31", "name=\"to\" value=\"9998-12-31\"", "Identity verification")]
    [InlineData("/staff/follow-up?list=nothing&after=x&show=done", "Failed deposits", "Nothing is done yet")]
    public async Task Filters_stand_in_the_address_and_nonsense_is_left_out(string address, string one, string other)
    {
        var (staff, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        (await staff.GetStringAsync(address)).Should().Contain(one).And.Contain(other).And.NotContain("style=");
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient staff, string page, string action, params (string Name, string Value)[] fields)
    {
        var organization = System.Text.RegularExpressions.Regex.Match(page, "name=\"organization\" value=\"([^\"]+)\"").Groups[1].Value;
        return await staff.PostAsync($"/staff/closed-days/{action}", new FormUrlEncodedContent(
        [
            new("form-token", StaffSite.Token(page)), new("organization", organization), new("year", "2027"), .. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)),
        ]));
    }
}
