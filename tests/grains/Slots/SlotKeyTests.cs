using CustomerConnect.Slots;
using static CustomerConnect.Tests.Some;

namespace CustomerConnect.Tests.Slots;

/// <summary>The text of a slot's key.</summary>
public sealed class SlotKeyTests
{
    [Fact]
    public void Key_is_written_and_read_the_same()
    {
        var key = new SlotKey(Project, AppointmentKind.InPerson, Noon);
        key.ToString().Should().Be("p1/in-person/20261121T1200Z");
        SlotKey.Parse(key.ToString()).Should().Be(key);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("p1/phone")]
    [InlineData("p1/fax/20261121T1200Z")]
    [InlineData("/phone/20261121T1200Z")]
    [InlineData("p1/phone/20261121T1200")]
    [InlineData("p1/phone/20261131T1200Z")]
    public void Other_text_is_no_key(string? text) => SlotKey.Parse(text).Should().BeNull();
}
