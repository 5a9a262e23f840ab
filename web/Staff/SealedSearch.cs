using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CustomerConnect.Web.Staff;

/// <summary>
/// A name that was searched for, on its way from the form to the page: it is posted, and stands sealed in the address, where neither a log nor a
/// bookmark tells whom somebody looked for.
/// </summary>
public sealed class SealedSearch(IDataProtectionProvider protection)
{
    /// <summary>Most characters of a search.</summary>
    public const int Longest = 100;

    private readonly IDataProtector _seal = protection.CreateProtector("staff-search");

    /// <summary>The text for an address; null when there is nothing to look for.</summary>
    public string? Seal(string? text) => text?.Trim() is { Length: > 0 and <= Longest } wanted ? _seal.Protect(wanted) : null;

    /// <summary>What was looked for; null for nothing, or what we did not seal.</summary>
    public string? Open(string? sealed_)
    {
        if (sealed_ is not { Length: > 0 and < 1_000 })
        {
            return null;
        }

        try
        {
            return _seal.Unprotect(sealed_);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
