using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace CustomerConnect.Browser.Tests.Support;

/// <summary>The app on somebody's telephone: RFC 6238, told apart from the product's own code on purpose.</summary>
internal static class AuthenticatorApp
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The code that it shows now.</summary>
    /// <param name="key">The key as the page shows it: letters and digits in groups.</param>
    public static string Code(string key)
    {
        var bits = string.Concat(key.Where(char.IsAsciiLetterOrDigit).Select(c => Letters.IndexOf(c, StringComparison.Ordinal).ToString("b5", CultureInfo.InvariantCulture)));
        var secret = bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2)).ToArray();
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // What RFC 6238 and the apps go by.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        return ((BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & 0x7fff_ffff) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
