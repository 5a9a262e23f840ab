using System.Security.Claims;
using CustomerConnect.Storage.Staff.SecondFactor;
using CustomerConnect.Storage.Staff.SignIns;
using CustomerConnect.Storage.Staff.Team;

namespace CustomerConnect.Web.Staff.Account;

/// <summary>Reads a member's own page.</summary>
public sealed class AccountReader(TeamTable team, Authenticators authenticators, StaffSignIns signIns, TimeProvider clock)
{
    /// <summary>The page.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<AccountView> ReadAsync(ClaimsPrincipal user, CancellationToken cancel)
    {
        var id = user.StaffId();
        var times = new StaffTimes(null);
        var now = clock.GetUtcNow();
        var member = await team.FindAsync(id, cancel);
        var factor = await authenticators.FindAsync(id, cancel);
        string Say(long at) => times.Short(DateTimeOffset.FromUnixTimeMilliseconds(at), now);
        return new(
            user.StaffName(), user.FindFirstValue(ClaimTypes.Email)!, member?.Role ?? "No role", factor is null ? null : Say(factor.Since), factor?.CodesLeft ?? 0,
            [.. (await signIns.OfMemberAsync(id, cancel)).Select(s => new SignInRow(s.Id, s.Device, Say(s.StartedAt), Say(s.SeenAt), s.Id == user.SignInId()))]);
    }
}

/// <summary>A member's own page.</summary>
/// <param name="Member">Name of who looks.</param>
/// <param name="FactorSince">Since when they have a second factor, or null for none.</param>
/// <param name="CodesLeft">Recovery codes that are left.</param>
public sealed record AccountView(
    string Member, string Email, string Role, string? FactorSince, long CodesLeft, IReadOnlyList<SignInRow> SignIns)
{
    /// <summary>What was done, or null.</summary>
    public string? Done { get; init; }

    /// <summary>Why what was asked for was not done, or null.</summary>
    public string? Refused { get; init; }

    /// <summary>Which form it was: <c>password</c>, <c>factor</c> or <c>codes</c>.</summary>
    public string? Form { get; init; }
}

/// <summary>A browser that the member is signed in with.</summary>
/// <param name="Here">True for the one that looks.</param>
public sealed record SignInRow(string Id, string Device, string Since, string Seen, bool Here);

/// <summary>What the page says after a form.</summary>
internal static class AccountWords
{
    /// <summary>What was done, or null.</summary>
    public static string? Done(string? code) => code switch
    {
        "password" => "Your password is changed. Everywhere else you are signed out.",
        "ended" => "That browser is signed out.",
        _ => null,
    };
}
