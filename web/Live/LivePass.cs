using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CustomerConnect.Web.Live;

/// <summary>
/// What a page carries to be told of what is its reader's own: sealed by keys that all nodes share. A connection may be older than the
/// sign-in that the page rests on, and its cookies with it; the page is not.
/// </summary>
public sealed class LivePass(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How long one works. A page that connects later comes with its cookies of then.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    private readonly IDataProtector _protector = protection.CreateProtector("CustomerConnect.LivePass.v1");

    /// <summary>The pass for a visit.</summary>
    public string ForVisit(SessionId session) => Seal('v', session.Value);

    /// <summary>The pass for the reservations that a page shows.</summary>
    public string ForReservations(IEnumerable<string> reservations) => Seal('r', string.Join(',', reservations));

    /// <summary>The visit of a pass; null where it is none, or too old.</summary>
    public SessionId? VisitOf(string? pass) => Open('v', pass) is { } session ? new SessionId(session) : null;

    /// <summary>The reservations of a pass, in the page's order; none where it is none, or too old.</summary>
    public IReadOnlyList<string> ReservationsOf(string? pass) => Open('r', pass)?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private string Seal(char kind, string what) => _protector.Protect(string.Create(
        CultureInfo.InvariantCulture, $"{kind}|{(clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds()}|{what}"));

    private string? Open(char kind, string? pass)
    {
        if (pass is not { Length: > 0 and < 4096 })
        {
            return null;
        }

        try
        {
            return _protector.Unprotect(pass).Split('|') is [var k, var until, var what] && k == kind.ToString()
                && long.Parse(until, CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds() ? what : null;
        }
        catch (CryptographicException)
        {
            return null; // Forged, or sealed with a key that is gone.
        }
    }
}
