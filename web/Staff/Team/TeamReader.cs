using System.Security.Claims;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.History;
using CustomerConnect.Storage.Staff.Team;
using CustomerConnect.Web.Staff.Permissions;
using CustomerConnect.Web.Staff.Sessions;

namespace CustomerConnect.Web.Staff.Team;

/// <summary>Reads the team's pages for who manages it.</summary>
public sealed class TeamReader(
    TeamTable team, RoleTable roles, StaffScopes scopes, PlaceTable places, Searches searches, TimeProvider clock)
{
    /// <summary>Who changes the team: what they may do, and where.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<Manager> ManagerAsync(ClaimsPrincipal user, CancellationToken cancel)
    {
        var divisions = await places.DivisionsAsync(cancel);
        return new(
            user.StaffId(), new([.. user.FindAll(StaffPermissions.Claim).Select(c => c.Value)], await scopes.ScopeAsync(user, cancel)),
            community => divisions.GetValueOrDefault(community));
    }

    /// <summary>The team page.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<TeamView> ReadAsync(TeamQuery query, ClaimsPrincipal user, CancellationToken cancel)
    {
        var searched = query.Search is null ? null : await searches.FindAsync(user.StaffId(), query.Search, cancel);
        var page = await team.PageAsync(searched, query.After, cancel);
        var open = query.Open is null ? null : await team.FindAsync(query.Open, cancel);
        return new(
            user.StaffName(), query, searched,
            [.. page.Rows.Select(m => new MemberRow(m.Id, m.Name, m.Email, m.Role ?? "No role", State(m), Seen(m)))], page.After,
            open is null ? null : await PanelAsync(open, user, cancel))
        {
            Done = TeamWords.Done(query.Done),
        };
    }

    /// <summary>What can be filled in for a member, by who looks.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<MemberFieldsView> FieldsAsync(Manager by, string name, string? email, string? role, StaffScope scope, CancellationToken cancel) => new(
        name, email, role, scope, [.. (await roles.AllAsync(cancel)).Where(r => by.Powers.Include(r.Words) || r.Id == role)],
        await places.OfAsync(by.Powers.Scope, cancel), by.Powers.Scope.Everything);

    private async Task<MemberPanelView> PanelAsync(TeamMember member, ClaimsPrincipal user, CancellationToken cancel)
    {
        var by = await ManagerAsync(user, cancel);
        var scope = await scopes.OfAsync(member.Id, cancel);
        var refused = TeamRules.WhyNotChange(by.Powers, member.PowersIn(scope), by.DivisionOf);
        return new(member, State(member), await FieldsAsync(by, member.Name, member.Email, member.RoleId, scope, cancel), refused is null, member.Id == by.Id)
        {
            Refused = refused,
        };
    }

    private static Badge State(TeamMember member) => member switch
    {
        { DisabledAt: not null } => new("bad", "pause", "Disabled"),
        { HasPassword: 0 } => new("info", "mail", "Invited"),
        { HasFactor: 0 } => new("warn", "warn", "No second factor"),
        _ => new("ok", "check", "Active"),
    };

    private string? Seen(TeamMember member) => member.SeenAt is { } at
        ? $"{new StaffTimes(null).Short(DateTimeOffset.FromUnixTimeMilliseconds(at), clock.GetUtcNow())} UTC" : null;
}
