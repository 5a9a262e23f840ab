using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CustomerConnect.Storage.Staff.SecondFactor;

/// <summary>Codes of authenticator apps: RFC 6238 with HMAC-SHA-1, six digits and steps of 30 s, which all apps know. Pure.</summary>
public static class Totp
{
    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    /// <summary>Length of a step.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private const int SecretBytes = 20;
    private const int Modulo = 1_000_000;

    // Telephones are set by the network; a step to either side is for who types slowly.
    private const int StepsAround = 1;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new secret: 160 bits as 32 letters and digits (base 32, RFC 4648), as apps take it.</summary>
    public static string NewSecret() => RandomNumberGenerator.GetString(Alphabet, SecretBytes * 8 / 5);

    /// <summary>The step of a moment.</summary>
    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    /// <summary>The code of a step.</summary>
    /// <exception cref="FormatException">The secret is no base 32.</exception>
    public static string Code(string secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // What apps know; as an HMAC it is not broken (RFC 6238, RFC 6194).
        HMACSHA1.HashData(Bytes(secret), counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & 0x7fff_ffff;
        return (number % Modulo).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code this is, among those about now and later than <paramref name="last"/>; null when it is none.</summary>
    /// <param name="last">Step of the code that was taken last: neither it nor one before it is taken again (RFC 6238, 5.2).</param>
    public static long? Match(string secret, string code, DateTimeOffset now, long last)
    {
        var given = Encoding.UTF8.GetBytes(code);
        long? found = null;
        for (var step = StepAt(now) - StepsAround; step <= StepAt(now) + StepsAround; step++)
        {
            // All are compared, each in the same time.
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Code(secret, step)), given) && step > last)
            {
                found ??= step;
            }
        }

        return found;
    }

    private static byte[] Bytes(string secret)
    {
        var bytes = new byte[secret.Length * 5 / 8];
        var (bits, buffer, next) = (0, 0, 0);
        foreach (var letter in secret)
        {
            var value = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            buffer = (buffer << 5) | (value < 0 ? throw new FormatException("A secret has letters and the digits 2 to 7.") : value);
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[next++] = (byte)(buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }

        return bytes;
    }
}
