using CustomerConnect.Storage.People;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("(555) 555-0123", "+15555550123")]
    [InlineData("1-555-555-0123", "+15555550123")]
    [InlineData("555.555.0123", "+15555550123")]
    [InlineData("+1 555 555 0123", "+15555550123")]
    [InlineData("+44 20 7946 0958", "+442079460958")]
    [InlineData("011 44 20 7946 0958", "+442079460958")]
    [InlineData(" +33 1 99 00 12 34 ", "+33199001234")]
    public void Number_typed_any_way_is_stored_in_one(string typed, string expected)
    {
        PhoneNumber.TryNormalize(typed, out var normalized, out _).Should().BeTrue();
        normalized.Should().Be(expected);
    }

    [Theory]
    [InlineData("555-0123")]
    [InlineData("155 555 0123")]
    [InlineData("555 155 0123")]
    [InlineData("+1 555 555 012")]
    [InlineData("+0 555 555 0123")]
    [InlineData("+1234567890123456")]
    [InlineData("555 555 0123 x 4")]
    [InlineData("555+5550123")]
    public void Text_that_is_no_number_is_refused_with_what_to_write(string typed)
    {
        PhoneNumber.TryNormalize(typed, out _, out var problem).Should().BeFalse();
        problem.Should().Be("Enter a number with its area code, like (555) 555-0123, or with + and the country code.");
    }

    [Fact]
    public void Nothing_typed_asks_for_the_number()
    {
        PhoneNumber.TryNormalize(" ", out _, out var problem).Should().BeFalse();
        problem.Should().Be("Enter your mobile number.");
    }

    [Theory]
    [InlineData("+15555550123", "(555) 555-0123")]
    [InlineData("+442079460958", "+442079460958")]
    public void Number_is_shown_as_its_country_writes_it(string number, string expected) => PhoneNumber.Display(number).Should().Be(expected);
}
