using System.Buffers.Binary;
using System.Collections;
using System.IO.Compression;
using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Staff;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using QRCoder;
using Xunit;

namespace CustomerConnect.Staff.Tests.Links;

/// <summary>The picture of a link's code, read back square by square: what is printed on a sign is the code of the address.</summary>
public class QrPictureTests(StaffSite site) : IClassFixture<StaffSite>
{
    // The signature, then chunks of length, type, data and checksum (PNG, third edition, section 5).
    private const int Signature = 8, ChunkHead = 8, ChunkEnd = 4;

    [Fact]
    public async Task Picture_shows_the_code_of_the_address_square_by_square()
    {
        var link = (await site.Services.GetRequiredService<ICatalog>().LinkBySlugAsync("demo"))!;
        var (staff, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode("http://127.0.0.1:5080/r/demo", QRCodeGenerator.ECCLevel.Q);
        var expected = code.ModuleMatrix.Select(Row).ToList();

        Squares(await staff.GetByteArrayAsync($"/staff/links/{link.Id}/qr.png"), expected.Count).Should().Equal(expected);
    }

    private static string Row(BitArray squares) => string.Concat(squares.Cast<bool>().Select(dark => dark ? '#' : '.'));

    // The middle of each square of a picture of one bit a pixel, in which 0 is dark.
    private static List<string> Squares(byte[] png, int count)
    {
        var (width, rows) = (0, new MemoryStream());
        for (var at = Signature; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var data = png.AsSpan(at + ChunkHead, length);
            switch (System.Text.Encoding.ASCII.GetString(png, at + 4, 4))
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

        var (bytes, line, size) = (pixels.ToArray(), 1 + ((width + 7) / 8), width / count);
        bytes.Where((_, i) => i % line == 0).Should().AllBeEquivalentTo((byte)0, "no row is told by another");
        bool Dark(int x, int y) => (bytes[(y * line) + 1 + (x / 8)] >> (7 - (x % 8)) & 1) == 0;
        return [.. Enumerable.Range(0, count).Select(y => string.Concat(Enumerable.Range(0, count).Select(x => Dark((x * size) + (size / 2), (y * size) + (size / 2)) ? '#' : '.')))];
    }
}
