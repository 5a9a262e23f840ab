using CustomerConnect.Identity;
using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff;
using Dapper;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Staff.Tests.FollowUp;

/// <summary>Each list as a file: a row of each, and nothing of it for who sees other communities.</summary>
public class FollowUpFilesTests(StaffSite site) : IClassFixture<StaffSite>
{
    private const string Moment = "20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d-0[45]:00";

    [Fact]
    public async Task Each_list_has_its_row_with_moments_and_ids_and_the_outsider_has_none()
    {
        var verified = await FillAsync();
        var (insider, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        var (outsider, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", new StaffScope(false, ["elsewhere"], ["elsewhere-too"]));
        foreach (var (list, row) in new[]
        {
            ("deposits", $"Failed deposits,f-deposit,Fay Moss,fay@post.example,[^,]*,Card declined,2 attempts,{Moment},[^\r]*,,,,f-session,f-contact,"),
            ("identity", $"Identity,f-contact,Fay Moss,fay@post.example,[^,]*,In progress,,{Moment},[^\r]*,,,,,f-contact,"),
            ("appointments", $"Appointments,f-reservation,Fay Moss,fay@post.example,[^,]*,No time chosen,ends {Moment},{Moment},[^\r]*,,,,f-session,f-contact,"),
            ("links", $"Link performance,f-link,Fallen poster,,,Unusually high,,{Moment},[^\\r]*,,,,,,f-link"),
            ("verifications", $"Manual verifications,[^,]+,Vera Stone,,,Manual Verified,\"Passport, seen by [^\"]+\",{Moment},[^\r]*,,,,,{verified},"),
        })
        {
            (await insider.GetStringAsync($"/staff/follow-up/{list}.csv")).Should().MatchRegex(row, list);
            (await outsider.GetStringAsync($"/staff/follow-up/{list}.csv")).TrimEnd().Should().NotContain("\n", "the {0} are others'", list);
        }
    }

    private async Task<string> FillAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        long Ago(double days) => now.AddDays(-days).ToUnixTimeMilliseconds();
        var (hour, verified) = (Ago(0.1) / 3_600_000 * 3_600_000, Guid.NewGuid().ToString("n"));
        await site.Services.GetRequiredService<IDatabase>().WriteAsync((connection, transaction) => connection.ExecuteAsync(
            $"""
            insert into contact (contact_id, kind, first_name, last_name, email, created_at, changed_at) values ('f-contact', 'customer', 'Fay', 'Moss', 'fay@post.example', 0, 0);
            insert into contact (contact_id, kind, first_name, last_name, created_at, changed_at) values ('{verified}', 'customer', 'Vera', 'Stone', 0, 0);
            insert into session_view (session_id, version, division_id, community_id, project_id, contact_id, started_at, changed_at)
                select 'f-session', 1, division_id, id, 'lantern-house', 'f-contact', {Ago(5)}, {Ago(5)} from community where id = 'alder-ferry';
            insert into deposit_view (deposit_id, version, session_id, status, attempts, last_failure, captured_cents, changed_at) values ('f-deposit', 1, 'f-session', 'open', 2, 'declined', 0, {Ago(1)});
            insert into reservation_view (reservation_id, version, session_id, project_id, community_id, contact_id, status, placed_at, ends_at, changed_at)
                values ('f-reservation', 1, 'f-session', 'lantern-house', 'alder-ferry', 'f-contact', 'active', {Ago(30)}, {Ago(-2)}, {Ago(1)});
            insert into identity_view (contact_id, version, community_id, status, profile, attempts, started_at, changed_at) values ('f-contact', 1, 'alder-ferry', 'in-progress', 0, 0, {Ago(9)}, {Ago(9)});
            insert into link (id, slug, name, enabled, community_id) values ('f-link', 'f-link', 'Fallen poster', 1, 'alder-ferry');
            insert into link_load (link_id, hour, loads, sessions) values ('f-link', {hour}, 900, 0);
            """, transaction: transaction));
        var staff = await site.AddAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        staff.Should().NotBeEmpty();
        var by = await site.Services.GetRequiredService<IDatabase>().ReadAsync(connection => connection.ExecuteScalarAsync<string>("select id from staff_member limit 1"));
        (await site.Services.GetRequiredService<IGrainFactory>().GetGrain<IIdentityGrain>(verified).VerifyByStaff(
            new(CommandId.New(), by!, IdentityDocument.Passport, "2026-1", new CommunityId("alder-ferry"), "Vera Stone"))).Ok.Should().BeTrue();
        return verified;
    }
}
