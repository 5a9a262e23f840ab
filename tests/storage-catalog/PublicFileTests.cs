using System.Text;
using CustomerConnect.Storage.Catalog;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Catalog.Tests;

/// <summary>What may be offered for download.</summary>
public class PublicFileTests
{
    [Theory]
    [InlineData("%PDF-1.7\n\u00e2\u0000", "application/pdf")]
    [InlineData("Ceilings: 9 ft\r\nCaf\u00e9 \u2192 door\t2", "text/plain; charset=utf-8")]
    public void File_is_known_by_its_content(string content, string contentType)
    {
        PublicFile.TryRead(Encoding.UTF8.GetBytes(content), out var found, out var problem).Should().BeTrue();
        (found, problem).Should().Be((contentType, ""));
    }

    [Theory]
    [InlineData(new byte[0], "The file is empty.")]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04 }, "Only PDF and plain text are taken. Save it as PDF.")]
    [InlineData(new byte[] { 0x41, 0xFF, 0xFE }, "Only PDF and plain text are taken. Save it as PDF.")]
    public void Anything_else_is_not_taken(byte[] bytes, string why)
    {
        PublicFile.TryRead(bytes, out var contentType, out var problem).Should().BeFalse();
        (contentType, problem).Should().Be(("", why));
    }

    [Fact]
    public void File_beyond_the_limit_is_not_taken()
    {
        PublicFile.TryRead(new byte[PublicFile.MostBytes + 1], out _, out var problem).Should().BeFalse();
        problem.Should().Be("The file is larger than 10 MB. Save it with smaller pictures.");
    }

    [Theory]
    [InlineData("What is included", "application/pdf", "What is included.pdf")]
    [InlineData("../a\"b\r\n;c", "text/plain; charset=utf-8", "a b c.txt")]
    [InlineData("…", "application/pdf", "File.pdf")]
    public void Name_to_save_it_under_is_harmless(string title, string contentType, string name) =>
        PublicFile.NameFor(title, contentType).Should().Be(name);
}
