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
        PhoneNumber.TryNormalize(typed, "US", out var normalized, out _).Should().BeTrue();
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
        PhoneNumber.TryNormalize(typed, "US", out _, out var problem).Should().BeFalse();
        problem.Should().Be(AddressProblem.PhoneUnknown);
    }

    [Theory]
    [InlineData("GB", "020 7946 0958", "+442079460958")]
    [InlineData("FR", "01 99 00 12 34", "+33199001234")]
    [InlineData("MX", "55 1234 5678", "+525512345678")]
    [InlineData("IT", "06 1234 5678", "+390612345678")]
    [InlineData("DE", "00 44 20 7946 0958", "+442079460958")]
    [InlineData("AU", "0011 1 555 555 0123", "+15555550123")]
    [InlineData("CA", "(604) 555-0123", "+16045550123")]
    [InlineData("Atlantis", "(604) 555-0123", "+16045550123")]
    public void Number_without_a_country_code_is_read_as_it_is_dialed_in_its_region(string region, string typed, string expected)
    {
        PhoneNumber.TryNormalize(typed, region, out var normalized, out _).Should().BeTrue();
        normalized.Should().Be(expected);
    }

    [Theory]
    [InlineData("+44 20 7946 09")]
    [InlineData("+33 1 99 00 12 34 5")]
    [InlineData("+999 1234 5678")]
    [InlineData("+52 1 55 1234 5678 9")]
    public void International_number_of_no_region_is_refused(string typed) =>
        PhoneNumber.TryNormalize(typed, "US", out _, out _).Should().BeFalse();

    [Fact]
    public void Nothing_typed_asks_for_the_number()
    {
        PhoneNumber.TryNormalize(" ", "US", out _, out var problem).Should().BeFalse();
        problem.Should().Be(AddressProblem.PhoneMissing);
    }

    [Theory]
    [InlineData("+15555550123", "(555) 555-0123")]
    [InlineData("+442079460958", "+442079460958")]
    public void Number_is_shown_as_its_country_writes_it(string number, string expected) => PhoneNumber.Display(number).Should().Be(expected);

    [Theory]
    [InlineData("Europe/London", "020 7946 0958", "+442079460958")]
    [InlineData("America/Mexico_City", "55 1234 5678", "+525512345678")]
    [InlineData("US/Pacific", "(555) 555-0123", "+15555550123")]
    [InlineData(null, "(555) 555-0123", "+15555550123")]
    public void Number_of_a_sales_center_is_read_as_it_is_dialed_where_its_clock_is(string? zone, string typed, string expected)
    {
        PhoneNumber.TryNormalize(typed, PhoneRegions.OfZone(zone), out var normalized, out _).Should().BeTrue();
        normalized.Should().Be(expected);
    }
}
