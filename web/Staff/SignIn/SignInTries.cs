using System.Globalization;
using CustomerConnect.Storage.Staff.Actions;
using CustomerConnect.Storage.Staff.SignIns;
using CustomerConnect.Web.Staff.Accounts;
using Microsoft.AspNetCore.Identity;

namespace CustomerConnect.Web.Staff.SignIn;

/// <summary>Tries with a password or a code: counted before they are checked, and written down when they fail.</summary>
public sealed class SignInTries(SignInThrottle throttle, KnownDevices devices, StaffActions actions, UserManager<StaffMember> members)
{
    private static readonly StaffMember _nobody = new();
    private static readonly string _hash = new PasswordHasher<StaffMember>().HashPassword(_nobody, StaffRegistry.NewPassword());

    /// <summary>Tries a password; the member when it is theirs and they may sign in.</summary>
    /// <param name="wrong">What to say when it is not. It is the same, and takes as long, whatever was wrong.</param>
    /// <returns>The member, or what to say.</returns>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<(StaffMember? Member, string? Refusal)> PasswordAsync(HttpContext http, string email, string password, string wrong, CancellationToken cancel)
    {
        StaffMember? member = null;
        var refusal = await TryAsync(http, SignInCounts.OfPassword(email, Network(http), devices.Find(http, email)), wrong, async () =>
        {
            member = await members.FindByEmailAsync(email.Trim());
            if (member?.PasswordHash is null)
            {
                // Nobody, or somebody who has been invited and has chosen none yet.
                members.PasswordHasher.VerifyHashedPassword(_nobody, _hash, password);
                return (false, member is null ? new(null, ActionKinds.PasswordFailed) : new StaffAction(member.Id, ActionKinds.PasswordFailed, "member", member.Id));
            }

            return (await members.CheckPasswordAsync(member, password) && member.DisabledAt is null, new StaffAction(member.Id, ActionKinds.PasswordFailed, "member", member.Id));
        }, cancel);
        return refusal is null ? (member, null) : (null, refusal);
    }

    /// <summary>Tries a code of a member; null when it is one, or what to say.</summary>
    /// <param name="check">Takes the code.</param>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<string?> CodeAsync(HttpContext http, StaffMember member, string wrong, Func<Task<bool>> check, CancellationToken cancel) => TryAsync(
        http, SignInCounts.OfCode(member.Id, Network(http), devices.Find(http, member.Email!)), wrong,
        async () => (await check(), new StaffAction(member.Id, ActionKinds.CodeFailed, "member", member.Id)), cancel);

    private async Task<string?> TryAsync(
        HttpContext http, IReadOnlyList<SignInCount> counts, string wrong, Func<Task<(bool Right, StaffAction Failure)>> check, CancellationToken cancel)
    {
        if (await throttle.TryAsync(counts, cancel) is { } wait)
        {
            var seconds = (int)Math.Ceiling(wait.TotalSeconds);
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return seconds <= 60
                ? $"There were many tries from here. Wait {seconds} s and try again."
                : $"There were many tries from here. Wait {(seconds + 59) / 60} minutes and try again.";
        }

        var (right, failure) = await check();
        if (!right)
        {
            await actions.AddAsync(failure, cancel);
            return wrong;
        }

        await throttle.SucceededAsync(counts, cancel);
        return null;
    }

    private static System.Net.IPAddress? Network(HttpContext http) => http.Connection.RemoteIpAddress;
}
