using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace CustomerConnect.Storage.Staff.SignIns;

/// <summary>A count of tries.</summary>
/// <param name="Key">Its key: a hash, as nobody needs to read there who was guessed at.</param>
/// <param name="Free">Tries before waiting starts.</param>
public readonly record struct SignInCount(string Key, int Free);

/// <summary>
/// Which counts a try belongs to. A stranger can only fill counts of their own network, so that nobody is kept out by who knows their
/// address; a browser that the member has signed in with before has a count of its own, beside all strangers.
/// </summary>
public static class SignInCounts
{
    /// <summary>Tries for one account from one network, or with one known browser.</summary>
    public const int FreePerAccount = 5;

    /// <summary>Tries for any account from one network: an office shares an address.</summary>
    public const int FreePerNetwork = 40;

    /// <summary>
    /// Codes for one account from all networks together: six digits are found by who has many networks. Only who knows the password can
    /// fill it, and then only new browsers wait.
    /// </summary>
    public const int FreeCodesPerAccount = 20;

    /// <summary>The counts of a try with a password; the first is the account's.</summary>
    /// <param name="email">The address, however it was written.</param>
    /// <param name="device">Id of a browser that the account has been signed in with, or null.</param>
    public static IReadOnlyList<SignInCount> OfPassword(string email, IPAddress? network, string? device)
    {
        var account = $"password|{email.Trim().ToUpperInvariant()}";
        return device is null
            ? [Count($"{account}|{Name(network)}", FreePerAccount), Count(Name(network), FreePerNetwork)]
            : [Count($"{account}|device:{device}", FreePerAccount)];
    }

    /// <summary>The counts of a try with a code, by who has given the password.</summary>
    public static IReadOnlyList<SignInCount> OfCode(string staffId, IPAddress? network, string? device)
    {
        var account = $"code|{staffId}";
        return device is null
            ? [Count($"{account}|{Name(network)}", FreePerAccount), Count(account, FreeCodesPerAccount), Count(Name(network), FreePerNetwork)]
            : [Count($"{account}|device:{device}", FreePerAccount)];
    }

    private static SignInCount Count(string name, int free) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name))), free);

    // An IPv6 network is a household's /64.
    private static string Name(IPAddress? address)
    {
        var bytes = (address ?? IPAddress.None).MapToIPv6().GetAddressBytes();
        var network = address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } ? bytes.AsSpan(0, 8) : bytes;
        return $"network:{Convert.ToHexStringLower(network)}";
    }
}
