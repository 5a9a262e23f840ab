using System.Text;

namespace CustomerConnect.Staff.Tests.Support;

/// <summary>
/// Reads a clean code of quality Q as a telephone would (ISO/IEC 18004:2015), knowing nothing of what drew it: no square is dirty, so that nothing
/// has to be corrected. Versions 1 to 13.
/// </summary>
public static class QrReader
{
    private const int FormatMask = 0x5412, End = 0, Digits = 1, Alphanumeric = 2, Bytes = 4, Quality = 3;
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    // Table 9, quality Q: blocks and their bytes of data, then blocks that have one byte more.
    private static readonly (int Blocks, int Data, int Longer)[] _blocks =
        [(1, 13, 0), (1, 22, 0), (2, 17, 0), (2, 24, 0), (2, 15, 2), (4, 19, 0), (2, 14, 4), (4, 18, 2), (4, 16, 4), (6, 19, 2), (4, 22, 4), (4, 20, 6), (8, 20, 4)];

    /// <summary>The text of a code.</summary>
    /// <param name="rows">Its squares from the top, dark as <c>#</c>; the quiet edge may be there or not.</param>
    /// <exception cref="FormatException">It is no code of this kind.</exception>
    public static string Text(IReadOnlyList<string> rows)
    {
        var dark = WithoutEdge(rows);
        var version = (dark.Length - 17) / 4;
        var format = QrSquares.Format(dark) ^ FormatMask;
        if (format >> 13 != Quality)
        {
            throw new FormatException("Not of quality Q.");
        }

        var bits = new BitReader(Data(QrSquares.Codewords(dark, version, (format >> 10) & 7), version));
        var text = new StringBuilder();
        while (bits.Left >= 4 && bits.Next(4) is not End and var mode)
        {
            text.Append(mode switch
            {
                Digits => Packed(bits, bits.Next(version < 10 ? 10 : 12), [(3, 10), (2, 7), (1, 4)], 10),
                Alphanumeric => Packed(bits, bits.Next(version < 10 ? 9 : 11), [(2, 11), (1, 6)], 45),
                Bytes => Encoding.UTF8.GetString([.. Enumerable.Range(0, bits.Next(version < 10 ? 8 : 16)).Select(_ => (byte)bits.Next(8))]),
                _ => throw new FormatException($"Mode {mode} is not read here."),
            });
        }

        return text.ToString();
    }

    // Section 7.4: letters in groups, each group a number.
    private static string Packed(BitReader bits, int count, (int Letters, int Bits)[] groups, int radix)
    {
        var text = "";
        while (text.Length < count)
        {
            var (letters, width) = groups.First(g => g.Letters <= count - text.Length);
            var group = "";
            for (var (value, i) = (bits.Next(width), 0); i < letters; value /= radix, i++)
            {
                group = Letters[value % radix] + group;
            }

            text += group;
        }

        return text;
    }

    private static string[] WithoutEdge(IReadOnlyList<string> rows)
    {
        var edge = rows.TakeWhile(r => !r.Contains('#', StringComparison.Ordinal)).Count();
        return [.. rows.Skip(edge).Take(rows.Count - (2 * edge)).Select(r => r[edge..^edge])];
    }

    // Blocks take turns, byte by byte; those that have one more come last.
    private static byte[] Data(List<byte> codewords, int version)
    {
        var (shorter, length, longer) = _blocks[version - 1];
        var blocks = Enumerable.Range(0, shorter + longer).Select(_ => new List<byte>()).ToList();
        var at = 0;
        for (var i = 0; i <= length; i++)
        {
            foreach (var block in i < length ? blocks : blocks.Skip(shorter))
            {
                block.Add(codewords[at++]);
            }
        }

        return [.. blocks.SelectMany(b => b)];
    }

    private sealed class BitReader(byte[] data)
    {
        private readonly bool[] _bits = [.. data.SelectMany(b => Enumerable.Range(0, 8).Select(i => ((b >> (7 - i)) & 1) == 1))];
        private int _at;

        public int Left => _bits.Length - _at;

        public int Next(int count)
        {
            var value = 0;
            for (var i = 0; i < count; i++)
            {
                value = (value << 1) | (_bits[_at++] ? 1 : 0);
            }

            return value;
        }
    }
}
