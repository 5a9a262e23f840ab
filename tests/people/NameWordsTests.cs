using CustomerConnect.Storage.People;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests;

/// <summary>By which words a name is found.</summary>
public sealed class NameWordsTests
{
    [Theory]
    [InlineData("Nora Vance", "nora vance")]
    [InlineData("José Muñoz-Ångström", "jose munoz angstrom")]
    [InlineData("  O'Neill,  Mary   Mary ", "o neill mary")]
    [InlineData("李 小龍", "李 小龍")]
    [InlineData(null, "")]
    public void Text_becomes_words_without_case_and_accents(string? text, string words) =>
        string.Join(' ', NameWords.Of(text)).Should().Be(words);

    [Fact]
    public void Endless_text_becomes_few_and_short_words() =>
        NameWords.Of(string.Join(' ', Enumerable.Range(0, 1_000).Select(n => $"{n}{new string('x', 100)}"))).Should()
            .HaveCount(NameWords.Most).And.OnlyContain(w => w.Length == 40);
}
