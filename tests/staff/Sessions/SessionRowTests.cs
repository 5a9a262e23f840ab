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

    [Theory]
    [InlineData("settled", "intent", 0, null, 1, "Card stored", "badge ok")]
    [InlineData("settled", "payment", 250_000, null, 1, "Paid", "badge ok")]
    [InlineData("returning", "payment", 250_000, "declined", 2, "Being returned", "badge warn")]
    [InlineData("returned", "payment", 250_000, null, 1, "Returned", "badge plain")]
    [InlineData("returned", "intent", 0, null, 1, "Card forgotten", "badge plain")]
    [InlineData("returned", "payment", 0, "declined", 3, "Failed, 3", "badge bad")]
    [InlineData("returned", "payment", 0, null, 0, "Not paid", "badge plain")]
    [InlineData("open", "intent", 0, null, 0, "No card yet", "badge plain")]
    public async Task Deposit_says_what_became_of_the_money(string status, string mode, long captured, string? failure, long attempts, string word, string look) =>
        (await DrawAsync(Row with { Deposit = status, DepositMode = mode, Captured = captured, LastFailure = failure, Attempts = attempts }))
            .Should().MatchRegex($"class=\"{look}\">(<svg.*?</svg>)?{word}</span>");

    [Theory]
    [InlineData("active", "Reserved")]
    [InlineData("expired", "Expired")]
    [InlineData("completed", "Completed")]
    [InlineData("reversed", "Reversed")]
    [InlineData("withdrawn", "Withdrawn")]
    public async Task Reservation_that_has_ended_is_not_shown_as_reserved(string reservation, string word)
    {
        var row = await DrawAsync(Row with { Status = "reserved", Reservation = reservation, ReservationChangedAt = 77 });
        row.Should().Contain($"{word}</span>").And.Contain("data-changed=\"77\"", "what moves the row makes it newer");
    }

    [Fact]
    public async Task Who_waits_behind_a_home_is_in_the_queue() => (await DrawAsync(Row with { Status = "signed-in", Queued = 1 })).Should().Contain("In queue");

    [Fact]
    public async Task Older_browser_is_flagged() => (await DrawAsync(Row)).Should().Contain("Safari 15.2").And.Contain("Outdated");

    private static SessionRecord Row => new()
    {
        Id = "01kan0000000000000000abcde", Community = "alder-ferry", Project = "lantern-house", Contact = "c", Kind = "customer", Status = "browsing",
        Step = "project", Browser = "Safari", BrowserVersion = "15.2", Os = "iOS", Outdated = 1, StartedAt = 1, ChangedAt = 2,
    };

    private async Task<string> DrawAsync(SessionRecord record) =>
        (await site.Services.GetRequiredService<RowRenderer>().DrawAsync<SessionRow, SessionView>(
            await site.Services.GetRequiredService<SessionViews>().OfAsync([record], default)))[0];
}
