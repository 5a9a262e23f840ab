using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff;
using Dapper;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Staff.Tests.Calendar;

public class CalendarPageTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Theory]
    [InlineData(null, "They have no e-mail address: call them.")]
    [InlineData("ada@post.example", "They are told by e-mail.")]
    public async Task Move_says_how_the_contact_hears_of_it(string? email, string said)
    {
        var (id, at) = (Guid.NewGuid().ToString("n"), TimeProvider.System.GetUtcNow().AddDays(3));
        await site.Services.GetRequiredService<IDatabase>().WriteAsync(async (connection, transaction) =>
        {
            await connection.ExecuteAsync(
                "insert into contact (contact_id, kind, first_name, last_name, email, created_at, changed_at) values (@id, 'customer', 'Ada', 'Moss', @email, 0, 0)", new { id, email }, transaction);
            return await connection.ExecuteAsync(
                """
                insert into reservation_view (reservation_id, version, session_id, project_id, community_id, contact_id, status, slot_id, slot_kind, slot_at, placed_at, ends_at, changed_at)
                values (@id, 1, @id, 'lantern-house', 'alder-ferry', @id, 'active', 'x', 'phone', @at, 1, @ends, 1)
                """, new { id, at = at.ToUnixTimeMilliseconds(), ends = at.AddDays(9).ToUnixTimeMilliseconds() }, transaction);
        });
        var (staff, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);

        var page = await staff.GetStringAsync($"/staff/calendar?view=month&date={at:yyyy-MM-dd}&project=lantern-house&moved={id}");

        page.Should().Contain(said).And.Contain($"/staff/calendar/{id}/move?back=%3Fview%3Dmonth", "a month has its Move button too, and comes back as it is");
    }
}
