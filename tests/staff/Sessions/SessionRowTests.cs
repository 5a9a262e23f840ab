using System.Globalization;
using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage.Staff.Sessions;
using CustomerConnect.Web.Staff.Live;
using CustomerConnect.Web.Staff.Sessions;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Staff.Tests.Sessions;

public class SessionRowTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task A_hold_counts_down_and_a_name_cannot_bring_markup()
    {
        var until = TimeProvider.System.GetUtcNow().AddMinutes(9).ToUnixTimeMilliseconds();
        var row = await DrawAsync(Row with { Status = "holding", Step = "checkout", HoldUntil = until, FirstName = "<b>Bea", LastName = "O'Neil" });
        row.Should().Contain("badge st-hold").And.Contain("On hold").And.Contain($"data-until=\"{until.ToString(CultureInfo.InvariantCulture)}\"")
            .And.Contain("&lt;b&gt;Bea").And.NotContain("<b>Bea").And.Contain("Lantern House").And.NotContain("style=");
    }

    [Fact]
    public async Task A_hold_past_its_end_is_none() =>
        (await DrawAsync(Row with { Status = "holding", HoldUntil = 1 })).Should().Contain("Hold ran out").And.NotContain("st-hold").And.NotContain("count-down");

    [Fact]
    public async Task Who_has_not_signed_in_is_a_visitor() =>
        (await DrawAsync(Row with { Contact = null, Kind = null })).Should().Contain("Visitor").And.Contain("Not signed in");

    [Theory]
    [InlineData("open", "insufficient-funds", "Failed, 2", "badge bad")]
    [InlineData("paid", null, "Paid", "badge ok")]
    [InlineData("needs-authentication", null, "Needs approval", "badge warn")]
    [InlineData(null, null, "None", "muted")]
    public async Task A_deposit_says_how_it_stands(string? status, string? failure, string word, string look) =>
        (await DrawAsync(Row with { Deposit = status, LastFailure = failure, Attempts = 2 })).Should().Contain(word).And.Contain(look);

    private static SessionRecord Row => new()
    {
        Id = "01kan0000000000000000abcde", Community = "alder-ferry", Project = "lantern-house", Contact = "c", Kind = "customer", Status = "browsing",
        Step = "project", Browser = "Safari", BrowserVersion = "15.2", Os = "iOS", Outdated = 1, StartedAt = 1, ChangedAt = 2,
    };

    private async Task<string> DrawAsync(SessionRecord record) =>
        (await site.Services.GetRequiredService<RowRenderer>().DrawAsync<SessionRow, SessionView>(
            await site.Services.GetRequiredService<SessionViews>().OfAsync([record], default)))[0];
}
