namespace CustomerConnect.Staff.Tests.Support;

/// <summary>Where in the squares of a code its bits are (ISO/IEC 18004:2015, versions 1 to 13); dark ones are <c>#</c>.</summary>
internal static class QrSquares
{
    private const int Finder = 8;

    // Annex E: where the middles of alignment patterns are.
    private static readonly int[][] _alignment =
        [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50], [6, 30, 54], [6, 32, 58], [6, 34, 62]];

    /// <summary>The 15 bits that say quality and mask, themselves masked (figure 25): along the eighth row, then up the eighth column, past what keeps time.</summary>
    public static int Format(string[] dark)
    {
        var across = new[] { 0, 1, 2, 3, 4, 5, 7 }.Select(x => dark[8][x]);
        var up = new[] { 8, 7, 5, 4, 3, 2, 1, 0 }.Select(y => dark[y][8]);
        return across.Concat(up).Aggregate(0, (bits, square) => (bits << 1) | (square == '#' ? 1 : 0));
    }

    /// <summary>
    /// The bytes of data and correction, in their order (figure 17): two columns at a time from the right, up and down in turn, past the column
    /// that keeps time.
    /// </summary>
    public static List<byte> Codewords(string[] dark, int version, int mask)
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
}
