using System.Buffers.Binary;

namespace CustomerConnect.Storage;

/// <summary>
/// New ids: a version 7 Guid as 26 characters of Crockford's base 32 in lower case (digits and letters without i, l, o, u).
/// They sort by the millisecond in which they were made, fit in an address and can be read out on the telephone.
/// </summary>
public static class TextId
{
    private const int Length = 26;
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>A new id.</summary>
    public static string New(TimeProvider clock) => From(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>The text of a Guid; the order of texts (ordinal) is the order of the Guids' bytes.</summary>
    public static string From(Guid id) => string.Create(Length, id, static (text, id) =>
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var rest = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        for (var i = Length - 1; i >= 0; i--)
        {
            text[i] = Alphabet[(int)(rest & 31)];
            rest >>= 5;
        }
    });

    /// <summary>The Guid of a text that <see cref="From"/> made; false when it is not one.</summary>
    public static bool TryParse(string? text, out Guid id)
    {
        id = Guid.Empty;
        // 26 characters carry 130 bits: the first two must be zero.
        if (text is not { Length: Length } || text[0] > '7')
        {
            return false;
        }

        UInt128 value = 0;
        foreach (var c in text)
        {
            var digit = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                return false;
            }

            value = (value << 5) | (UInt128)digit;
        }

        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        id = new Guid(bytes, bigEndian: true);
        return true;
    }
}
