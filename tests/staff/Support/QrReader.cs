using System.Text;

namespace CustomerConnect.Staff.Tests.Support;

/// <summary>
/// Reads a clean code of quality Q as a telephone would (ISO/IEC 18004:2015), knowing nothing of what drew it: no square is dirty, so that nothing
/// has to be corrected. Versions 1 to 13.
/// </summary>
public static class QrReader
{
    private const int FormatMask = 0x5412, End = 0, Digits = 1, Alphanumeric = 2, Bytes = 4, Quality = 3, Finder = 8;
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    // Annex E: where the middles of alignment patterns are. Table 9, quality Q: blocks and their bytes of data, then blocks that have one byte more.
    private static readonly int[][] _alignment =
        [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50], [6, 30, 54], [6, 32, 58], [6, 34, 62]];

    private static readonly (int Blocks, int Data, int Longer)[] _blocks =
        [(1, 13, 0), (1, 22, 0), (2, 17, 0), (2, 24, 0), (2, 15, 2), (4, 19, 0), (2, 14, 4), (4, 18, 2), (4, 16, 4), (6, 19, 2), (4, 22, 4), (4, 20, 6), (8, 20, 4)];

    /// <summary>The text of a code.</summary>
    /// <param name="rows">Its squares from the top, dark as <c>#</c>; the quiet edge may be there or not.</param>
    /// <exception cref="FormatException">It is no code of this kind.</exception>
    public static string Text(IReadOnlyList<string> rows)
    {
        var dark = WithoutEdge(rows);
        var version = (dark.Length - 17) / 4;
        var format = Format(dark) ^ FormatMask;
        if (format >> 13 != Quality)
        {
            throw new FormatException("Not of quality Q.");
        }

        var bits = new BitReader(Data(Codewords(dark, version, (format >> 10) & 7), version));
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

    // Figure 25: along the eighth row, then up the eighth column, past what keeps time.
    private static int Format(string[] dark)
    {
        var across = new[] { 0, 1, 2, 3, 4, 5, 7 }.Select(x => dark[8][x]);
        var up = new[] { 8, 7, 5, 4, 3, 2, 1, 0 }.Select(y => dark[y][8]);
        return across.Concat(up).Aggregate(0, (bits, square) => (bits << 1) | (square == '#' ? 1 : 0));
    }

    // Figure 17: two columns at a time from the right, up and down in turn, past the column that keeps time.
    private static List<byte> Codewords(string[] dark, int version, int mask)
    {
        List<bool> bits = [];
        var upwards = true;
        for (var right = dark.Length - 1; right > 0; right -= 2, upwards = !upwards)
        {
            right -= right == 6 ? 1 : 0;
            for (var step = 0; step < dark.Length; step++)
            {
                var y = upwards ? dark.Length - 1 - step : step;
                bits.AddRange(from x in (int[])[right, right - 1] where !IsPattern(x, y, version, dark.Length) select (dark[y][x] == '#') != Masked(mask, y, x));
            }
        }

        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => (byte)b.Aggregate(0, (value, bit) => (value << 1) | (bit ? 1 : 0)))];
    }

    private static bool IsPattern(int x, int y, int version, int size)
    {
        var middles = _alignment[version - 1];
        var inFinder = (x <= Finder && y <= Finder) || (x >= size - Finder && y <= Finder) || (x <= Finder && y >= size - Finder);
        var inVersion = version >= 7 && ((x >= size - 11 && y < 6) || (y >= size - 11 && x < 6));
        bool InAlignment(int across, int down) => Math.Abs(x - across) <= 2 && Math.Abs(y - down) <= 2
            && !((across == 6 && down == 6) || (across == 6 && down == middles[^1]) || (across == middles[^1] && down == 6));
        return inFinder || inVersion || x == 6 || y == 6 || middles.Any(across => middles.Any(down => InAlignment(across, down)));
    }

    // Table 10.
    private static bool Masked(int mask, int i, int j) => mask switch
    {
        0 => (i + j) % 2, 1 => i % 2, 2 => j % 3, 3 => (i + j) % 3, 4 => ((i / 2) + (j / 3)) % 2, 5 => (i * j % 2) + (i * j % 3),
        6 => ((i * j % 2) + (i * j % 3)) % 2, _ => (((i + j) % 2) + (i * j % 3)) % 2,
    } == 0;

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
