using System.Security.Cryptography;

namespace CustomerConnect.Storage.Staff.SignIns;

/// <summary>What a half-finished sign-in carries: it is over when the member's stamp is another one by then.</summary>
public static class SecurityStamp
{
    /// <summary>A new one.</summary>
    public static string New() => Convert.ToHexString(RandomNumberGenerator.GetBytes(20));
}
