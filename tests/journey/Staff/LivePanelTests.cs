using System.Text.RegularExpressions;
using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Staff.Permissions;
using CustomerConnect.Web.Staff.Live;
using CustomerConnect.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Journey.Tests.Staff;

/// <summary>Rows and panels move with what happens to a session's reservation and deposit, and catch up by position.</summary>
public sealed partial class LivePanelTests(Site site) : IClassFixture<Site>
{
    private static bool IsRow(string message) => message.Contains("\"target\":\"Sessions\"", StringComparison.Ordinal);

    private static bool IsDrawn(string message) => message.Contains("\"target\":\"Draw\"", StringComparison.Ordinal);

    [Fact]
    public async Task What_one_member_does_to_a_reservation_moves_the_row_and_the_panel_of_another()
    {
        using var maya = await site.VisitAsync();
        await site.ReserveAsync(maya);
        using var dana = await site.StaffAsync();
        using var lee = await site.StaffAsync(StaffScope.All, StaffPermissions.ExtendReservations);
        var at = await site.SessionOfAsync(maya);
        var id = at["/staff/sessions/".Length..];
        await using var hub = await HubSocket.ConnectAsync(site.Server, "/hubs/staff", lee.Cookies);
        await hub.InvokeAsync("Ready");
        (await hub.CallAsync("WatchDetails", $"\"{id}\"", IsDrawn)).Should().Contain("data-part=").And.Contain("Active").And.Contain("Extend the reservation").And.NotContain("Reverse the reservation");
        var position = await site.Services.GetRequiredService<IEventLog>().HeadPositionAsync(TestContext.Current.CancellationToken);

        await dana.PostAsync(await dana.GetAsync(at), $"{at}/reverse", ("reason", "Duplicate"), ("note", ""));

        (await hub.NextAsync(m => IsRow(m) && m.Contains("Reversed", StringComparison.Ordinal))).Should().Contain(id).And.MatchRegex("\"position\":[1-9]");
        (await hub.NextAsync(m => IsDrawn(m) && m.Contains("Reserved twice", StringComparison.Ordinal))).Should().NotContain("form-token", "a token is a member's own");
        (await hub.CallAsync("CatchUpSessions", $"{position}, []")).Should().Contain("\"whole\":true").And.Contain(id).And.Contain("Reversed");
        (await hub.CallAsync("CatchUpSessions", "0, []")).Should().MatchRegex("\"position\":[1-9]");
    }

    [Fact]
    public async Task Who_missed_too_much_is_told_the_rows_that_are_shown_and_nobody_sees_another_division()
    {
        using var maya = await site.VisitAsync();
        await site.HoldAsync(maya);
        using var dana = await site.StaffAsync();
        using var eve = await site.StaffAsync(new StaffScope(false, ["elsewhere"], []));
        var id = (await site.SessionOfAsync(maya))["/staff/sessions/".Length..];
        await using var inside = await HubSocket.ConnectAsync(site.Server, "/hubs/staff", dana.Cookies);
        await using var outside = await HubSocket.ConnectAsync(site.Server, "/hubs/staff", eve.Cookies);
        await FillAsync();

        (await inside.CallAsync("CatchUpSessions", $"0, [\"{id}\"]")).Should().Contain("\"whole\":false").And.Contain(id);
        (await outside.CallAsync("CatchUpSessions", $"0, [\"{id}\"]")).Should().NotContain(id);
        (await outside.CallAsync("WatchDetails", $"\"{id}\"", IsDrawn)).Should().NotContain("data-part");
        (await outside.CallAsync("CatchUpNotices", "0", m => m.Contains("\"result\":[", StringComparison.Ordinal))).Should().Contain("\"result\":[]");
        (await inside.CallAsync("CatchUpIdentities", "0, []")).Should().Contain("\"whole\":false");
    }

    [Fact]
    public async Task Page_says_up_to_which_position_it_shows()
    {
        using var dana = await site.StaffAsync();
        using var maya = await site.VisitAsync();
        foreach (var address in (string[])["/staff/sessions", "/staff/identity"])
        {
            Position().Match((await dana.GetAsync(address)).Html).Groups["at"].Value.Should().NotBe("0");
        }
    }

    // More than a page catches up with one by one.
    private async Task FillAsync()
    {
        var database = site.Services.GetRequiredService<CustomerConnect.Storage.IDatabase>();
        await database.WriteAsync(async (connection, transaction) =>
        {
            await using var command = connection.CreateCommand();
            (command.Transaction, command.CommandText) = (transaction,
                $"""
                with recursive number(n) as (select 1 union all select n + 1 from number where n < {LiveSessions.MostMissed + 100})
                insert into event (stream, version, command_id, type, schema, at, data)
                select 'session/fill-' || n, 1, 'fill-' || n, e.type, e.schema, e.at, e.data from number
                    cross join (select type, schema, at, data from event where stream like 'session/%' and version = 1 limit 1) e where true
                """);
            return await command.ExecuteNonQueryAsync();
        });
    }

    [GeneratedRegex("data-position=\"(?<at>[0-9]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Position();
}
