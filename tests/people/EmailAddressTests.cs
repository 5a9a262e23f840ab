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
    [InlineData(null, AddressProblem.EmailMissing)]
    [InlineData("   ", AddressProblem.EmailMissing)]
    [InlineData("maya", AddressProblem.EmailWithoutAt)]
    [InlineData("maya@", AddressProblem.EmailWithoutAt)]
    [InlineData("a@b@c.example", AddressProblem.EmailWithoutAt)]
    [InlineData("may a@post.example", AddressProblem.EmailName)]
    [InlineData("maya.@post.example", AddressProblem.EmailName)]
    [InlineData("ma..ya@post.example", AddressProblem.EmailName)]
    [InlineData("maya\r\nbcc:x@post.example", AddressProblem.EmailName)]
    [InlineData("inés@post.example", AddressProblem.EmailName)]
    [InlineData("maya@post", AddressProblem.EmailDomain)]
    [InlineData("maya@-post.example", AddressProblem.EmailDomain)]
    [InlineData("maya@127.0.0.1", AddressProblem.EmailDomain)]
    public void Text_that_is_no_address_is_refused_with_what_to_mend(string? typed, AddressProblem expected)
    {
        EmailAddress.TryNormalize(typed, out var normalized, out var problem).Should().BeFalse();
        normalized.Should().BeEmpty();
        problem.Should().Be(expected);
    }

    [Fact]
    public void Address_longer_than_mail_can_carry_is_refused() =>
        EmailAddress.TryNormalize($"a@{string.Join('.', Enumerable.Repeat(new string('b', 60), 5))}.example", out _, out _)
            .Should().BeFalse();

    [Theory]
    [InlineData("priya@keelrealty.example", "p•••a@keelrealty.example")]
    [InlineData("p@keelrealty.example", "p•••@keelrealty.example")]
    public void Masked_address_shows_only_its_ends(string address, string expected) => EmailAddress.Mask(address).Should().Be(expected);
}
