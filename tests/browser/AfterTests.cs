using System.Text.RegularExpressions;
using CustomerConnect.Browser.Tests.Support;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace CustomerConnect.Browser.Tests;

/// <summary>After the reservation: the appointment is moved, the identity verified, the registration completed, the home given back.</summary>
public sealed partial class AfterTests(SalesSite site, Chromium chromium)
{
    [Theory]
    [InlineData("phone", 1007)]
    [InlineData("desktop", 1107, Explicit = true)]
    public async Task Who_reserved_moves_the_appointment_verifies_the_identity_at_the_third_try_registers_and_gives_the_home_back(string window, int number)
    {
        await using var visitor = await chromium.VisitorAsync(site, Window.Of(window));
        var (page, offences) = (visitor.Page, new List<string>());
        await visitor.OpenAsync("/r/demo");
        await visitor.OpenAsync($"/c/alder-ferry/lantern-house/homes/{number}");
        await visitor.SignInAsync($"nora-{number}@example.com");
        await visitor.ShowWholeDayAsync();
        await visitor.TakeTimeAsync();
        await visitor.PayAsync();
        await visitor.SubmitAsync(number);
        visitor.Arrived = async name =>
        {
            offences.AddRange(await Accessibility.OffencesAsync(page, name));
            await Screenshots.TakeAsync(visitor, name);
        };

        await visitor.OpenAsync("/account");
        await visitor.FollowAsync(visitor.Link("My reservations"));
        await visitor.ArriveAsync("My reservations", "30-my-reservations");
        await visitor.FollowAsync(page.Locator(".my-line").First);
        await visitor.ArriveAsync($"Home {number}", "31-my-reservation");
        var before = await page.Locator("#a-h + p").InnerTextAsync();
        await visitor.FollowAsync(visitor.Link("Move it"));
        await visitor.ArriveAsync("Move your appointment", "32-move");
        await ToldOfTimesAsync(page);
        await Assertions.Expect(page.Locator("[name=slot]:checked")).ToBeEnabledAsync();
        await Assertions.Expect(page.GetByText("Somebody else has just booked that time.")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".day").First.Locator("[data-day]")).Not.ToBeEmptyAsync();
        await page.Locator("[name=slot]:enabled:not(:checked)").Last.CheckAsync();
        await visitor.FollowAsync(visitor.Button("Take this time"));
        await visitor.ArriveAsync($"Home {number}", "33-moved");
        (await page.Locator("#a-h + p").InnerTextAsync()).Should().NotBe(before);

        await visitor.FollowAsync(visitor.Link("Verify your identity"));
        await visitor.ArriveAsync("Verify your identity", "34-identity");
        await visitor.FollowAsync(visitor.Link("Complete my profile"));
        await visitor.ArriveAsync("Your profile", "35-profile");
        await page.GetByLabel("Date of birth").FillAsync("1990-02-28");
        await page.GetByLabel("Citizenship").SelectOptionAsync("CA");
        await page.GetByLabel("Occupation").FillAsync("Nurse in a hospital");
        await page.GetByText("For myself or my family").ClickAsync();
        await page.GetByText("No", new() { Exact = true }).ClickAsync();
        await visitor.FollowAsync(visitor.Button("Save and go on"));
        await visitor.ArriveAsync("Verify your identity", "36-ready");
        await CheckAsync(visitor, "Show my ID", "Leave without finishing", "A check is under way", "37-abandoned");
        await page.ReloadAsync();
        await CheckAsync(visitor, "Go on with the check", "Face does not match", "did not match the document", "38-failed");
        await CheckAsync(visitor, "Try again", "Verified", "Your identity is verified", "39-verified");
        await page.GoBackAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByText("Your identity is verified")).ToBeVisibleAsync();

        // By the private link of the mail, which needs no sign-in.
        var mail = await Mailbox.TextAsync(visitor, $"nora-{number}@example.com", "is reserved for you");
        await visitor.OpenAsync(PrivateLink().Match(mail).Value);
        await visitor.ArriveAsync($"Home {number} is reserved", "41-private");
        await visitor.FollowAsync(visitor.Link("Complete your registration"));
        await visitor.ArriveAsync("Complete your registration", "40-registration");
        await page.GetByLabel("Adults who will live there").FillAsync("2");
        await visitor.FollowAsync(visitor.Button("Save"));
        await Assertions.Expect(page.GetByText("It is saved.")).ToBeVisibleAsync();

        await visitor.OpenAsync("/account");
        await visitor.FollowAsync(visitor.Link("My reservations"));
        await visitor.FollowAsync(page.Locator(".my-line").First);
        await visitor.FollowAsync(visitor.Link("Cancel my reservation"));
        await visitor.ArriveAsync($"Give Home {number} back?", "42-question");
        await visitor.FollowAsync(visitor.Button("Give the home back"));
        await Assertions.Expect(page.GetByText("This reservation has been withdrawn.")).ToBeVisibleAsync();
        await Eventually.HoldsAsync(
            async () =>
            {
                await page.ReloadAsync();
                return await page.GetByText("$2,500.00, returned").CountAsync() > 0;
            },
            "the page says that the deposit is back");
        (await Mailbox.TextAsync(visitor, $"nora-{number}@example.com", "has ended")).Should().Contain($"{number}");
        offences.Should().BeEmpty();
    }

    [GeneratedRegex("/p/[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex PrivateLink();

    /// <summary>Loads a page of times again, and waits until the hub has told it which are free.</summary>
    private static async Task ToldOfTimesAsync(IPage page)
    {
        var told = new TaskCompletionSource();
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            if (frame.Text?.Contains("\"slots\":", StringComparison.Ordinal) == true)
            {
                told.TrySetResult();
            }
        };
        await page.ReloadAsync();
        await told.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static async Task CheckAsync(Visitor visitor, string button, string outcome, string news, string name)
    {
        await visitor.FollowAsync(visitor.Button(button));
        await visitor.FollowAsync(visitor.Page.GetByRole(AriaRole.Button, new() { Name = outcome, Exact = true }));
        await Assertions.Expect(visitor.Page.GetByText(news)).ToBeVisibleAsync();
        await visitor.ArriveAsync("Verify your identity", name);
    }
}
