using System.Security.Claims;
using CustomerConnect.Grains.Messages;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Actions;
using CustomerConnect.Storage.Staff.Team;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Staff.FollowUp;
using CustomerConnect.Web.Staff.Permissions;

namespace CustomerConnect.Web.Staff.Audit;

/// <summary><c>/staff/audit</c>: who did what, to what, why and when.</summary>
internal static class AuditEndpoint
{
    /// <summary>Maps the page.</summary>
    public static void MapAudit(this IEndpointRouteBuilder staff) => staff.MapGet("/audit", Show).Requires(StaffPermissions.ReadAudit);

    private static async Task<IResult> Show(
        HttpContext http, StaffScopes scopes, ActionTable table, TeamTable team, TimeProvider clock, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var query = AuditQuery.Of(http.Request.Query);
        var now = clock.GetUtcNow();
        var page = await table.PageAsync(await scopes.ScopeAsync(http.User, cancel), http.User.StaffId(), query.At(now), query.Before, cancel);
        var by = query.By is null ? null : page.Rows.Select(r => r.ByName).FirstOrDefault() ?? (await team.FindAsync(query.By, cancel))?.Name ?? "Somebody";
        return Page.Of<AuditPage, AuditView>(new(http.User.StaffName(), query, by, [.. page.Rows.Select(r => Row(r, http.User, now))], page.Older));
    }

    private static AuditRow Row(ActionRecord row, ClaimsPrincipal reader, DateTimeOffset now) => new(
        $"{new StaffTimes(row.Zone).Exact(DateTimeOffset.FromUnixTimeMilliseconds(row.At), now)}{(row.Zone is null ? " UTC" : "")}", row.By,
        row.ByName ?? (row.By is null ? AuditWords.Nobody(row.What) : "A colleague who has left"), AuditWords.Say(row.What), AuditWords.IsTrouble(row.What), On(row), Address(row, reader),
        AuditWords.Why(row), row.Detail, row.Community);

    // Visitors are not named here: their pages tell who may see them.
    private static string? On(ActionRecord row) => row.OnKind switch
    {
        "session" => $"Session {Short(row.OnId)}",
        "reservation" => Words.ReservationNumber(row.OnId!),
        "contact" => "A contact",
        "follow-up" => FollowUpName(row.OnId),
        { } kind when kind.StartsWith("follow-up/", StringComparison.Ordinal) => FollowUpName(kind["follow-up/".Length..]),
        "member" when row.OnId == row.By => null,
        _ => row.OnName,
    };

    private static string FollowUpName(string? list) => $"Follow-up, {(FollowUpQuery.Named(list) is { } which ? FollowUpWords.Name(which).ToLowerInvariant() : list)}";

    // None to what the reader may not open.
    private static string? Address(ActionRecord row, ClaimsPrincipal reader) => row.OnKind switch
    {
        "session" => $"/staff/sessions/{row.OnId}",
        "contact" when reader.May(StaffPermissions.SeeContacts) => $"/staff/contacts/{row.OnId}",
        "reservation" when row.Session is { } session => $"/staff/sessions/{session}",
        "member" when row.OnId != row.By && reader.May(StaffPermissions.ManageTeam) => $"/staff/team?member={row.OnId}",
        "link" when row.OnName is not null => $"/staff/links?link={row.OnId}",
        _ => null,
    };

    private static string Short(string? id) => $"S-{id?[^Math.Min(6, id.Length)..].ToUpperInvariant()}";
}
