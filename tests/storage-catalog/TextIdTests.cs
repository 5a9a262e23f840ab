using CustomerConnect.Storage;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Catalog.Tests;

public class TextIdTests
{
    [Fact]
    public void A_guid_as_text_parses_to_itself()
    {
        foreach (var id in (Guid[])[Guid.Empty, Guid.AllBitsSet, .. Enumerable.Range(0, 1000).Select(_ => Guid.NewGuid())])
        {
            TextId.TryParse(TextId.From(id), out var back).Should().BeTrue();
            back.Should().Be(id);
        }
    }

    [Fact]
    public void New_ids_are_26_lower_case_characters_and_sort_by_the_time_they_were_made()
    {
        var ids = Enumerable.Range(0, 50).Select(ms => TextId.New(new At(ms * 977L))).ToList();

        ids.Should().OnlyHaveUniqueItems().And.BeInAscendingOrder(StringComparer.Ordinal);
        ids.Should().OnlyContain(id => id.Length == 26 && id.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterLower(c)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("lantern-house-1202")]
    [InlineData("80000000000000000000000000")] // one bit too many
    [InlineData("0000000000000000000000000u")] // not in the alphabet
    [InlineData("0000000000000000000000000A")]
    public void Text_that_is_no_id_does_not_parse(string? text) => TextId.TryParse(text, out _).Should().BeFalse();

    private sealed class At(long milliseconds) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000 + milliseconds);
    }
}
