using CustomerConnect.Storage.People;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("  Maya@Fastmail.Example ", "maya@fastmail.example")]
    [InlineData("maya.l+homes@post.example", "maya.l+homes@post.example")]
    [InlineData("ines@bücher.example", "ines@xn--bcher-kva.example")]
    public void Address_typed_any_way_is_compared_in_one(string typed, string expected)
    {
        EmailAddress.TryNormalize(typed, out var normalized, out _).Should().BeTrue();
        normalized.Should().Be(expected);
    }

    [Theory]
    [InlineData(null, "Enter your e-mail address.")]
    [InlineData("   ", "Enter your e-mail address.")]
    [InlineData("maya", "An e-mail address has one @ with something on both sides, like name@example.com.")]
    [InlineData("maya@", "An e-mail address has one @ with something on both sides, like name@example.com.")]
    [InlineData("a@b@c.example", "An e-mail address has one @ with something on both sides, like name@example.com.")]
    [InlineData("may a@post.example", "Check the part before the @: it has a character or a dot that does not belong there.")]
    [InlineData("maya.@post.example", "Check the part before the @: it has a character or a dot that does not belong there.")]
    [InlineData("ma..ya@post.example", "Check the part before the @: it has a character or a dot that does not belong there.")]
    [InlineData("maya\r\nbcc:x@post.example", "Check the part before the @: it has a character or a dot that does not belong there.")]
    [InlineData("inés@post.example", "Check the part before the @: it has a character or a dot that does not belong there.")]
    [InlineData("maya@post", "Check the part after the @: it should look like example.com.")]
    [InlineData("maya@-post.example", "Check the part after the @: it should look like example.com.")]
    [InlineData("maya@127.0.0.1", "Check the part after the @: it should look like example.com.")]
    public void Text_that_is_no_address_is_refused_with_what_to_mend(string? typed, string expected)
    {
        EmailAddress.TryNormalize(typed, out var normalized, out var problem).Should().BeFalse();
        normalized.Should().BeEmpty();
        problem.Should().Be(expected);
    }

    [Fact]
    public void Address_longer_than_mail_can_carry_is_refused() =>
        EmailAddress.TryNormalize($"a@{string.Join('.', Enumerable.Repeat(new string('b', 60), 5))}.example", out _, out var problem)
            .Should().BeFalse(problem);

    [Theory]
    [InlineData("priya@keelrealty.example", "p•••a@keelrealty.example")]
    [InlineData("p@keelrealty.example", "p•••@keelrealty.example")]
    public void Masked_address_shows_only_its_ends(string address, string expected) => EmailAddress.Mask(address).Should().Be(expected);
}
