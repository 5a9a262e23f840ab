using CustomerConnect.Web.Components;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Web.Tests;

public sealed class OnwardTests
{
    [Theory]
    [InlineData("/dev/bank/1", true)]
    [InlineData("https://hooks.stripe.com/redirect/1", false)]
    [InlineData("//bank.example/1", false)]
    [InlineData("/\\bank.example/1", false)]
    [InlineData("", false)]
    public void Form_leads_by_itself_to_this_site_alone(string address, bool here) => Onward.IsHere(address).Should().Be(here);
}
