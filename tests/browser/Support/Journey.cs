using CustomerConnect.TestSupport;
using Microsoft.Playwright;

namespace CustomerConnect.Browser.Tests.Support;

/// <summary>The way from a link to a reservation, a method for each step, as a visitor takes it.</summary>
internal static class Journey
{
    /// <summary>From the link to the page of a home of Lantern House: on a desktop by the maps, on a phone by the lists.</summary>
    public static async Task FindHomeAsync(this Visitor visitor, int number)
    {
        var page = visitor.Page;
        await visitor.OpenAsync("/r/demo");
        await visitor.ArriveAsync("Homes by the water", "1-community");
        await visitor.FollowAsync(visitor.Window.Touch ? page.Locator("a.project-row", new() { HasText = "Lantern House" })
            : page.Locator("site-map").GetByRole(AriaRole.Link, new() { Name = "Lantern House" }));
        await visitor.ArriveAsync("Lantern House", "2-project");
        await visitor.FollowAsync(page.Locator("a.model", new() { HasText = "The Beacon" }));
        await visitor.ArriveAsync("The Beacon", "3-model");
        await visitor.FollowAsync(page.GetByRole(AriaRole.Link, new() { Name = "Choose a home", Exact = true }));
        await visitor.ArriveAsync("Lantern House", "4-homes");
        await visitor.FollowAsync(page.Locator(".floor-nav").GetByRole(AriaRole.Link, new() { Name = $"Floor {number / 100}" }).Filter(new() { Visible = true }).First);
        await visitor.ArriveAsync($"Floor {number / 100}", "5-floor");
        await visitor.FollowAsync(Homes(visitor).GetByRole(AriaRole.Link, new() { Name = $"Home {number}" }));
        await visitor.ArriveAsync($"Home {number}", "6-home");
    }

    /// <summary>From the page of a home to the step after signing in, with a code read in the mailbox, and registering.</summary>
    public static async Task SignInAsync(this Visitor visitor, string address)
    {
        await visitor.FollowAsync(visitor.Link("Reserve this home"));
        await visitor.EnterAsync(address);
        await visitor.ArriveAsync("When shall we talk?", "10-appointment");
    }

    /// <summary>Signs in with a code read in the mailbox, and registers.</summary>
    public static async Task EnterAsync(this Visitor visitor, string address)
    {
        var page = visitor.Page;
        await visitor.ArriveAsync("Sign in or register", "7-sign-in");
        await page.GetByLabel("E-mail or mobile number").FillAsync(address);
        await visitor.FollowAsync(visitor.Button("Send me a code"));
        await visitor.ArriveAsync("Enter your code", "8-code");
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync(await Mailbox.CodeAsync(visitor, address));
        await visitor.FollowAsync(visitor.Button("Continue"));
        await visitor.RegisterAsync();
    }

    /// <summary>Fills in the registration of a customer.</summary>
    public static async Task RegisterAsync(this Visitor visitor)
    {
        var page = visitor.Page;
        await visitor.ArriveAsync("Tell us who you are", "9-register");
        (string Label, string Value)[] answers =
        [
            ("First name", "Nora"), ("Last name", "Vance"), ("Street and number", "7 Mill Lane"), ("Town", "Port Linden"),
            ("State or province", "NY"), ("Postal code", "10001"),
        ];
        foreach (var (label, value) in answers)
        {
            await page.GetByLabel(label).FillAsync(value);
        }

        await visitor.FollowAsync(visitor.Button("Continue"));
    }

    /// <summary>From the page of a home to the step after signing in, as somebody who has registered before.</summary>
    /// <param name="link">What leads there: the page of a home that somebody holds asks whether it is you.</param>
    public static async Task SignInAgainAsync(this Visitor visitor, string address, string link = "Reserve this home")
    {
        await visitor.FollowAsync(visitor.Link(link));
        await visitor.ArriveAsync("Sign in or register", "sign-in");
        var before = await Mailbox.CodeAsync(visitor, address);
        await visitor.Page.GetByLabel("E-mail or mobile number").FillAsync(address);
        await visitor.FollowAsync(visitor.Button("Send me a code"));
        await visitor.ArriveAsync("Enter your code", "code");
        await visitor.Page.GetByLabel("Code", new() { Exact = true }).FillAsync(await Mailbox.CodeAsync(visitor, address, before));
        await visitor.FollowAsync(visitor.Button("Continue"));
        await visitor.ArriveAsync("When shall we talk?", "appointment");
    }

    /// <summary>Sends the card form with a card; what follows is for the test to wait for.</summary>
    public static async Task SendCardAsync(this Visitor visitor, string number)
    {
        var page = visitor.Page;
        await page.GetByLabel("Card number").FillAsync(number);
        await page.GetByLabel("Expiry").FillAsync("12 / 30");
        await page.GetByLabel("Security code").FillAsync("123");
        await visitor.FollowAsync(visitor.Button("Pay $2,500"));
    }

    /// <summary>Shows the times of a day that has many, <see cref="WholeDay"/>.</summary>
    /// <param name="path">The page of times.</param>
    public static async Task ShowWholeDayAsync(this Visitor visitor, string path = "/reserve/appointment") =>
        await visitor.OpenAsync($"{path}?day={WholeDay.After(TimeProvider.System.GetUtcNow())}");

    /// <summary>Takes the first free time by phone on the day that is shown, or this one.</summary>
    /// <returns>The time's value in the form.</returns>
    public static async Task<string> TakeTimeAsync(this Visitor visitor, string? time = null)
    {
        var choice = time is null ? visitor.Page.Locator("[name=slot]:enabled").First : visitor.Page.Locator($"[name=slot][value='{time}']");
        var taken = await choice.GetAttributeAsync("value");
        await choice.CheckAsync();
        await visitor.FollowAsync(visitor.Button("Take this time"));
        await visitor.ArriveAsync("Finish your reservation", "11-checkout");
        return taken!;
    }

    /// <summary>Pays the deposit with a card that works.</summary>
    public static async Task PayAsync(this Visitor visitor)
    {
        await visitor.SendCardAsync("4242 4242 4242 4242");
        await Assertions.Expect(visitor.Page.GetByText("$2,500.00 is paid.")).ToBeVisibleAsync();
        await visitor.ArriveAsync("Finish your reservation", "12-paid");
    }

    /// <summary>Presses Submit, and waits for the confirmation.</summary>
    public static async Task SubmitAsync(this Visitor visitor, int number)
    {
        await visitor.FollowAsync(visitor.Button("Submit reservation"));
        await visitor.ArriveAsync($"Home {number} is reserved", "13-confirmation");
    }

    /// <summary>A home on the map or in the list, by which this visitor chooses.</summary>
    public static ILocator Homes(Visitor visitor) => visitor.Page.Locator(visitor.Window.Touch ? ".unit-list" : "site-map");
}
