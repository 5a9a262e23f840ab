using CustomerConnect.Web.Staff.FollowUp;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.FollowUp;

public class CsvTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData(null, "")]
    [InlineData("a, b", "\"a, b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+15555550142", "'+15555550142")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =HYPERLINK(\"x\")", "\"'  =HYPERLINK(\"\"x\"\")\"")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("Zoë Ångström", "Zoë Ångström")]
    public void Field_is_quoted_and_a_formula_is_a_text(string? text, string written) => Csv.Line(text, "end").Should().Be($"{written},end\r\n");
}
