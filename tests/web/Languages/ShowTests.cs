using System.Globalization;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Languages;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Web.Tests.Languages;

public sealed class ShowTests
{
    [Theory]
    [InlineData("en", 54_000_000, "USD", "$540,000")]
    [InlineData("en", 1_250, "USD", "$12.50")]
    [InlineData("en", 54_000_000, "CAD", "CA$540,000")]
    [InlineData("es", 54_000_000, "USD", "$540,000")]
    [InlineData("fr", 54_000_000, "USD", "540\u00a0000\u00a0$\u00a0US")]
    [InlineData("fr", 1_250, "CAD", "12,50\u00a0$")]
    public void Money_is_written_as_in_the_language(string language, long cents, string currency, string expected) =>
        In(language, () => Show.Money(cents, currency)).Should().Be(expected);

    [Theory]
    [InlineData("en", 1, "1 one")]
    [InlineData("en", 1.5, "1.5 many")]
    [InlineData("en", 0, "0 many")]
    [InlineData("fr", 0, "0 one")]
    [InlineData("fr", 1.5, "1,5 one")]
    [InlineData("fr", 2, "2 many")]
    [InlineData("es", 1.5, "1.5 many")]
    public void Counts_follow_the_plural_of_the_language(string language, double number, string expected) =>
        In(language, () => Show.Count(number, "one", "many")).Should().Be(expected);

    [Theory]
    [InlineData("en", "March 9, 2026")]
    [InlineData("fr", "9 mars 2026")]
    [InlineData("es", "9 de marzo de 2026")]
    public void Days_are_written_as_in_the_language(string language, string expected) =>
        In(language, () => Show.Day(new(2026, 3, 9))).Should().Be(expected);

    private static string In(string language, Func<string> write)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = SiteLanguage.Find(language)!.Formats;
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return write();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
