using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using FluentAssertions;

namespace CustomerConnect.Staff.Tests.Support;

/// <summary>Squares of a code's picture, row by row from the top, dark ones as <c>#</c>.</summary>
public static partial class QrPictures
{
    // The signature, then chunks of length, type, data and checksum (PNG, third edition, section 5).
    private const int Signature = 8, ChunkHead = 8, ChunkEnd = 4;

    /// <summary>Of a PNG of one bit a pixel, in which 0 is dark.</summary>
    /// <param name="png">The file.</param>
    /// <param name="side">Pixels of a square.</param>
    public static IReadOnlyList<string> OfPng(byte[] png, int side)
    {
        var (width, rows) = (0, new MemoryStream());
        for (var at = Signature; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var data = png.AsSpan(at + ChunkHead, length);
            switch (Encoding.ASCII.GetString(png, at + 4, 4))
            {
                case "IHDR":
                    width = BinaryPrimitives.ReadInt32BigEndian(data);
                    (data[8], data[9], data[12]).Should().Be(((byte)1, (byte)0, (byte)0), "one bit of gray a pixel, row by row");
                    break;
                case "IDAT":
                    rows.Write(data);
                    break;
            }

            at += ChunkHead + length + ChunkEnd;
        }

        rows.Position = 0;
        using var pixels = new MemoryStream();
        using (var packed = new ZLibStream(rows, CompressionMode.Decompress))
        {
            packed.CopyTo(pixels);
        }

        var (bytes, line) = (pixels.ToArray(), 1 + ((width + 7) / 8));
        bytes.Where((_, i) => i % line == 0).Should().AllBeEquivalentTo((byte)0, "no row is told by another");
        return Rows(width / side, (x, y) => (bytes[(((y * side) + (side / 2)) * line) + 1 + (((x * side) + (side / 2)) / 8)] >> (7 - (((x * side) + (side / 2)) % 8)) & 1) == 0);
    }

    /// <summary>Of an SVG with a unit a square, whose dark squares are boxes of one path.</summary>
    public static IReadOnlyList<string> OfSvg(string svg)
    {
        var boxes = Box().Matches(svg).Select(m => (X: Number(m, "x"), Y: Number(m, "y"), Width: Number(m, "width"), Height: Number(m, "height"))).ToList();
        return Rows(Number(Size().Match(svg), "size"), (x, y) => boxes.Any(b => b.X <= x && x < b.X + b.Width && b.Y <= y && y < b.Y + b.Height));
    }

    private static List<string> Rows(int count, Func<int, int, bool> dark) =>
        [.. Enumerable.Range(0, count).Select(y => string.Concat(Enumerable.Range(0, count).Select(x => dark(x, y) ? '#' : '.')))];

    private static int Number(Match match, string name) => int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("M(?<x>[0-9]+) (?<y>[0-9]+)h(?<width>[0-9]+)v(?<height>[0-9]+)h-[0-9]+z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Box();

    [GeneratedRegex("viewBox=\"0 0 (?<size>[0-9]+) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Size();
}
