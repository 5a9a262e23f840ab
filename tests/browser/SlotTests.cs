using CustomerConnect.Browser.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace CustomerConnect.Browser.Tests;

/// <summary>Two browsers and one time of the sales team.</summary>
public sealed class SlotTests(SalesSite site, Chromium chromium)
{
    [Theory]
    [InlineData("desktop", 407, 408)]
    [InlineData("phone", 1304, 1307, Explicit = true)]
    public async Task A_time_chosen_by_two_and_booked_by_one_is_refused_to_the_other_who_keeps_the_rest(string window, int home, int other)
    {
        await using var first = await AtAppointmentAsync(window, home);
        await using var second = await AtAppointmentAsync(window, other);
        var time = await first.TakeTimeAsync();
        await second.TakeTimeAsync(time);
        await first.PayAsync();
        await second.PayAsync();

        await first.SubmitAsync(home);
        second.Expected = "status of 4"; // What the browser says of every refused form.
        await second.FollowAsync(second.Button("Submit reservation"));
        await second.ArriveAsync("When shall we talk?", "time-lost");
        await Assertions.Expect(second.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("everything else you entered is kept");
        await Assertions.Expect(Free(second, time)).ToHaveCountAsync(0);

        await second.TakeTimeAsync();
        await Assertions.Expect(second.Page.GetByText("$2,500.00 is paid.")).ToBeVisibleAsync();
        await second.SubmitAsync(other);
    }

    [Theory]
    [InlineData("desktop", 507, 503)]
    [InlineData("phone", 1003, 1005, Explicit = true)]
    public async Task A_time_booked_by_one_is_gone_from_the_open_page_of_another(string window, int home, int other)
    {
        await using var first = await AtAppointmentAsync(window, home);
        await using var second = await AtAppointmentAsync(window, other);
        await second.Page.EvaluateAsync("window.sameDocument = true");
        var time = await first.TakeTimeAsync();
        await first.PayAsync();
        await Assertions.Expect(Free(second, time)).ToHaveCountAsync(1);

        await first.SubmitAsync(home);

        await Assertions.Expect(Free(second, time)).ToHaveCountAsync(0);
        (await second.Page.EvaluateAsync<bool>("window.sameDocument")).Should().BeTrue("the page was not loaded again");
    }

    [Fact]
    public async Task A_page_that_is_refused_what_it_missed_asks_again()
    {
        await using var first = await AtAppointmentAsync("desktop", 1402);
        await using var second = await chromium.VisitorAsync(site, Window.Desktop);
        var line = await Line.OfAsync(second.Page, "/hubs/reserve");
        await ToAppointmentAsync(second, 1403);
        var time = await first.TakeTimeAsync();
        await first.PayAsync();
        await Assertions.Expect(Free(second, time)).ToHaveCountAsync(1);
        await line.CutAsync();
        await first.SubmitAsync(1402);

        var refused = line.Refuse("LookAtSlots");
        line.Mend();
        await refused;
        line.Pass();

        await Assertions.Expect(Free(second, time)).ToHaveCountAsync(0);
    }

    private static ILocator Free(Visitor visitor, string time) => visitor.Page.Locator($"[name=slot][value='{time}']:enabled");

    private async Task<Visitor> AtAppointmentAsync(string window, int number)
    {
        var visitor = await chromium.VisitorAsync(site, Window.Of(window));
        await ToAppointmentAsync(visitor, number);
        return visitor;
    }

    private static async Task ToAppointmentAsync(Visitor visitor, int number)
    {
        await visitor.OpenAsync("/r/demo");
        await visitor.OpenAsync($"/c/alder-ferry/lantern-house/homes/{number}");
        await visitor.SignInAsync($"nora-{number}@example.com");
    }
}
