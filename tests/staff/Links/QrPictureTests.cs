using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Staff;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Staff.Tests.Links;

/// <summary>The pictures of a link's code, read as a telephone reads them: what is printed on a sign leads to the link.</summary>
public class QrPictureTests(StaffSite site) : IClassFixture<StaffSite>
{
    private const string Demo = "http://127.0.0.1:5080/r/demo";

    [Fact]
    public async Task Both_pictures_of_a_link_are_read_as_its_address()
    {
        var link = (await site.Services.GetRequiredService<ICatalog>().LinkBySlugAsync("demo"))!;
        var (staff, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);

        var png = QrPictures.OfPng(await staff.GetByteArrayAsync($"/staff/links/{link.Id}/qr.png"), side: 20);
        var svg = QrPictures.OfSvg(await staff.GetStringAsync($"/staff/links/{link.Id}/qr.svg"));

        QrReader.Text(png).Should().Be(Demo);
        QrReader.Text(svg).Should().Be(Demo);
        png.TakeWhile(row => !row.Contains('#', StringComparison.Ordinal)).Should().HaveCountGreaterThanOrEqualTo(4, "what is printed on a dark door needs its quiet edge");
    }

    // Other lengths have other versions, masks and blocks: the reader is not right for one picture alone.
    [Theory]
    [InlineData("a")]
    [InlineData("https://homes.wrenfield.example/r/spring-billboard-highway-nine")]
    [InlineData("https://homes.wrenfield.example/r/a-very-long-name-of-a-link-that-somebody-made-for-one-home-of-one-building?and=more")]
    public void Text_of_any_length_is_read_back(string text)
    {
        using var generator = new QRCoder.QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCoder.QRCodeGenerator.ECCLevel.Q);
        QrReader.Text([.. code.ModuleMatrix.Select(row => string.Concat(row.Cast<bool>().Select(dark => dark ? '#' : '.')))]).Should().Be(text);
    }
}
