using System.Security.Cryptography;
using System.Text;

namespace CustomerConnect.Storage.Staff.SecondFactor;

/// <summary>Codes on paper for who has lost the authenticator. Each is good once; only hashes are kept.</summary>
public static class RecoveryCodes
{
    /// <summary>Codes of a member.</summary>
    public const int Count = 10;

    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Letters = 12;

    /// <summary>New codes, such as <c>4F7K-9MXT-2QRC</c>: 58 bits each.</summary>
    public static IReadOnlyList<string> New() => [.. Enumerable.Range(0, Count)
        .Select(_ => string.Join('-', RandomNumberGenerator.GetString(Alphabet, Letters).Chunk(4).Select(part => new string(part))))];

    /// <summary>What is kept of a code. However it was typed: blanks, dashes and case do not matter.</summary>
    public static string Hash(string staffId, string code)
    {
        var letters = string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{staffId}|{letters}")));
    }
}
