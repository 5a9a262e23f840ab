using System.Text;
using CustomerConnect.Catalog.Tests;
using CustomerConnect.Feeds.NHlist;
using CustomerConnect.Storage;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Feeds.Tests;

public class HostileFeedTests
{
    private static readonly FeedLimits Small = new(Characters: 50_000, TagCharacters: 500, TextCharacters: 5_000, Names: 500, HomesAtOnce: 10);

    [Theory]
    [InlineData("<!DOCTYPE b [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<Builders>&x;</Builders>", "Line 1: a document type definition (DTD) is not accepted. Leave it out.")]
    [InlineData("\n<!DOCTYPE Builders [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><Builders>&b;</Builders>", "Line 2: a document type definition (DTD) is not accepted. Leave it out.")]
    [InlineData("<Builders>\n&undeclared;</Builders>", "Line 2: this is not well-formed XML: *undeclared*")]
    [InlineData("<Builders>\n<Corporation>\n</Builders>", "Line 3: this is not well-formed XML: *")]
    [InlineData("<Listings/>", "Line 1: the outermost element is <Listings>. A feed of NHlist has <Builders> there.")]
    [InlineData("", "Line 1: this is not well-formed XML: *")]
    [InlineData("<?xml version=\"1.0\" encoding=\"klingon\"?><Builders/>", "Line 1: the encoding \"klingon\" is not known. Write the feed in UTF-8.")]
    public async Task A_file_that_is_no_honest_feed_is_refused_with_its_line(string xml, string message) =>
        (await RefusalAsync(xml)).Message.Should().Match(message);

    [Fact]
    public async Task Elements_nested_too_deep_are_refused() =>
        (await RefusalAsync("<Builders>\n" + Repeat("<a>", 200))).Message.Should().Be("Line 2: elements lie more than 32 deep.");

    [Fact]
    public async Task A_tag_that_is_too_long_is_refused_wherever_its_length_lies()
    {
        const string message = "Line 2: a tag is longer than 500 characters.";
        (await RefusalAsync($"<Builders>\n<a b=\"{Repeat(">", 600)}\"/></Builders>")).Message.Should().Be(message);
        (await RefusalAsync($"<Builders>\n<{Repeat("a", 600)}/></Builders>")).Message.Should().Be(message);
        (await RefusalAsync($"<Builders>\n<!-- it's <b> --><a b='{Repeat("x", 600)}'/></Builders>")).Message.Should().Be(message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<![CDATA[")]
    public async Task A_text_that_is_too_long_is_refused(string before) =>
        (await RefusalAsync($"<Builders>\n<a>{before}{Repeat("long ", 2_000)}"))
            .Message.Should().Be("Line 2: a text is longer than 5,000 characters.");

    [Fact]
    public async Task A_long_comment_is_passed_over() =>
        (await ReportAsync($"<Builders><!-- {Repeat("it's <b> -- ", 0)}{Repeat("it's <long> ", 2_000)}--></Builders>")).Stopped.Should().BeNull();

    [Fact]
    public async Task A_file_that_is_too_long_is_refused() =>
        (await RefusalAsync("<Builders>" + Repeat("<a/>\n", 20_000))).Message.Should().EndWith("the file is longer than 50,000 characters.");

    [Fact]
    public async Task Too_many_different_names_are_refused() =>
        (await RefusalAsync("<Builders>" + string.Concat(Enumerable.Range(0, 2_000).Select(i => $"<a{i}/>\n"))))
            .Message.Should().Contain("there are more than 500 different names of elements and attributes");

    [Fact]
    public async Task A_subdivision_too_large_for_memory_is_refused() =>
        (await RefusalAsync(Feed.Of(Feed.Subdivision("\n" + Feed.Plan(string.Concat(Enumerable.Range(0, 20).Select(i => Feed.Spec($"{i}"))))))))
            .Message.Should().Be("Line 1: a subdivision has more than 10 plans and specs.");

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        var bytes = Encoding.UTF8.GetBytes("<Builders>\n<a>?</a></Builders>");
        bytes[Array.IndexOf(bytes, (byte)'?')] = 0xFF;
        await using var database = await CatalogDatabase.CreateAsync(Dialect.Sqlite);

        var report = await Feed.ImportAsync(database, new MemoryStream(bytes));

        report.Stopped!.Message.Should().Be("Line 1: there are bytes that are no text in the file's encoding.");
    }

    [Fact]
    public async Task What_came_before_the_refusal_is_imported()
    {
        await using var database = await CatalogDatabase.CreateAsync(Dialect.Sqlite);
        var report = await Feed.ImportAsync(database, Feed.Of(Feed.Subdivision(Feed.Plan(Feed.Spec("1"))) + "\n<broken"));

        report.Stopped.Should().NotBeNull();
        report.Specs.Created.Should().Be(1);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("iso-8859-1")]
    [InlineData("windows-1252")]
    public async Task A_feed_in_another_encoding_is_read(string name)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var xml = $"<?xml version=\"1.0\" encoding=\"{name}\"?>" + Feed.Of(Feed.Subdivision("").Replace("Sub S", "Château"));
        await using var database = await CatalogDatabase.CreateAsync(Dialect.Sqlite);

        var report = await Feed.ImportAsync(database, new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(xml)]));

        report.Stopped.Should().BeNull();
        (await database.ScalarAsync("select name from community")).Should().Be("Château");
    }

    private static async Task<FeedReport> ReportAsync(string xml)
    {
        await using var database = await CatalogDatabase.CreateAsync(Dialect.Sqlite);
        return await Feed.ImportAsync(database, xml, limits: Small);
    }

    private static async Task<FeedRefusedException> RefusalAsync(string xml)
    {
        var report = await ReportAsync(xml);
        report.Changes.Should().Be(0);
        return report.Stopped!;
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
