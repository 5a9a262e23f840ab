using CustomerConnect.Browser.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace CustomerConnect.Browser.Tests;

/// <summary>Who comes back: on a device that is remembered, by a code of ten digits, as a realtor with clients.</summary>
public sealed class ReturningTests(Site site, Chromium chromium) : IClassFixture<Site>
{
    [Theory]
    [InlineData("phone", 1205, 1207)]
    [InlineData("desktop", 1103, 1107, Explicit = true)]
    public async Task Remembered_device_needs_no_code_hears_of_its_own_visit_and_is_a_stranger_once_it_is_removed(string window, int number, int next)
    {
        var address = $"rosa-{number}@example.com";
        await using var visitor = await chromium.VisitorAsync(site, Window.Of(window));
        var page = visitor.Page;
        await HomeAsync(visitor, "/r/demo", number);
        await visitor.FollowAsync(visitor.Link("Reserve this home"));
        await AskAsync(visitor, address);
        await Assertions.Expect(page.GetByLabel("Code", new() { Exact = true })).ToBeFocusedAsync();
        await page.GetByLabel("Remember this device").CheckAsync();
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync(await Mailbox.CodeAsync(visitor, address));
        await visitor.FollowAsync(visitor.Button("Continue"));
        await visitor.RegisterAsync();
        await visitor.ArriveAsync("When shall we talk?", "appointment");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();

        // A visit of its own by another link. Its socket is opened here, before anybody is signed in.
        await HomeAsync(visitor, "/r/demo-project", next);
        await visitor.FollowAsync(visitor.Link("Reserve this home"));
        await visitor.ArriveAsync("When shall we talk?", "skipped");
        await visitor.TakeTimeAsync();
        var tab = await visitor.TabAsync();
        await tab.GotoAsync("/reserve/checkout");
        await visitor.FollowAsync(tab.GetByRole(AriaRole.Button, new() { Name = "Give the home back" }));
        await visitor.ArriveAsync($"Home {next} is no longer held", "told");

        await visitor.OpenAsync("/account");
        await visitor.FollowAsync(page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).First);
        await page.WaitForURLAsync("**/c/alder-ferry*"); // Signed out: another page before would leave the answer unread.
        await HomeAsync(visitor, "/r/demo-model", number);
        await visitor.FollowAsync(visitor.Link("Reserve this home"));
        await visitor.ArriveAsync("Sign in or register", "stranger");
    }

    [Theory]
    [InlineData("phone", 402, "(503) 555-0181", "+15035550181")]
    [InlineData("desktop", 408, "(503) 555-0182", "+15035550182", Explicit = true)]
    public async Task Newcomer_by_mobile_mistypes_the_code_adds_an_address_and_registers(string window, int number, string typed, string mobile)
    {
        var email = $"milo-{number}@example.com";
        await using var visitor = await chromium.VisitorAsync(site, Window.Of(window));
        var code = visitor.Page.GetByLabel("Code", new() { Exact = true });
        await HomeAsync(visitor, "/r/demo", number);
        await visitor.FollowAsync(visitor.Link("Reserve this home"));
        await AskAsync(visitor, typed);
        // What a phone goes by when it offers the code of a message.
        await Assertions.Expect(code).ToHaveAttributeAsync("autocomplete", "one-time-code");
        await Assertions.Expect(code).ToHaveAttributeAsync("inputmode", "numeric");

        var sent = await Mailbox.CodeAsync(visitor, mobile);
        visitor.Expected = "status of 422";
        await code.FillAsync(sent == "111111" ? "222222" : "111111");
        await visitor.FollowAsync(visitor.Button("Continue"));
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("That code did not work. Check the digits, or ask for a fresh one.");
        (await Accessibility.OffencesAsync(visitor.Page, "code that did not work")).Should().BeEmpty();
        await code.FillAsync(sent);
        await visitor.FollowAsync(visitor.Button("Continue"));

        await visitor.ArriveAsync("Your e-mail address", "address");
        await visitor.Page.GetByLabel("E-mail", new() { Exact = true }).FillAsync(email);
        await visitor.FollowAsync(visitor.Button("Send me a code"));
        await visitor.ArriveAsync("Enter your code", "code");
        await code.FillAsync(await Mailbox.CodeAsync(visitor, email));
        await visitor.FollowAsync(visitor.Button("Continue"));
        await visitor.RegisterAsync();
        await visitor.ArriveAsync("When shall we talk?", "appointment");
    }

    [Theory]
    [InlineData("phone")]
    [InlineData("desktop", Explicit = true)]
    public async Task Code_of_ten_digits_opens_what_one_has_reserved(string window)
    {
        var address = $"noor-{window}@example.com";
        foreach (var times in new[] { 3, 2 })
        {
            await using var stranger = await chromium.VisitorAsync(site, Window.Of(window));
            for (var i = 0; i < times; i++)
            {
                await stranger.OpenAsync("/reservations/confirm");
                await AskAsync(stranger, address, "Sign in");
                if (i < times - 1)
                {
                    // Another one in between, or it would be the same code still.
                    await stranger.OpenAsync("/reservations/confirm");
                    await AskAsync(stranger, $"else-{window}-{times}-{i}@example.com", "Sign in");
                }
            }
        }

        await using var owner = await chromium.VisitorAsync(site, Window.Of(window));
        await owner.OpenAsync("/reservations/confirm");
        await AskAsync(owner, address, "Sign in");
        await Assertions.Expect(owner.Page.GetByText("We sent 10 digits")).ToBeVisibleAsync();
        var code = "";
        while (code.Length != 10)
        {
            code = await Mailbox.CodeAsync(owner, address, code.Length == 0 ? null : code);
        }

        (await Accessibility.OffencesAsync(owner.Page, "code of ten digits")).Should().BeEmpty();
        await owner.Page.GetByLabel("Code", new() { Exact = true }).PressSequentiallyAsync($"{code[..5]} {code[5..]}");
        await owner.FollowAsync(owner.Button("Continue"));
        await owner.ArriveAsync("My reservations", "my reservations");
        (await Accessibility.OffencesAsync(owner.Page, "my reservations")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("desktop", 1007)]
    [InlineData("phone", 1003, Explicit = true)]
    public async Task Realtor_registers_adds_clients_pays_their_own_deposit_and_reserves(string window, int number)
    {
        var (email, client) = ($"rae-{number}@example.com", $"ines-{number}@example.com");
        await using var realtor = await chromium.VisitorAsync(site, Window.Of(window));
        var (page, offences) = (realtor.Page, new List<string>());
        realtor.Arrived = async name =>
        {
            offences.AddRange(await Accessibility.OffencesAsync(page, name));
            await Screenshots.TakeAsync(realtor, name);
        };
        await HomeAsync(realtor, "/r/demo", number);
        await realtor.FollowAsync(realtor.Link("Reserve this home"));
        await AskAsync(realtor, email);
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync(await Mailbox.CodeAsync(realtor, email));
        await realtor.FollowAsync(realtor.Button("Continue"));
        await realtor.ArriveAsync("Tell us who you are", "50-register");
        await page.GetByText("I am a realtor").ClickAsync();
        await page.GetByLabel("First name").FillAsync("Rae");
        realtor.Expected = "status of 422";
        await realtor.FollowAsync(realtor.Button("Continue"));
        await Assertions.Expect(page.Locator("[data-problems]")).ToBeFocusedAsync();
        await realtor.ArriveAsync("Tell us who you are", "51-register-refused");
        await page.GetByRole(AriaRole.Link, new() { Name = "Enter your last name." }).ClickAsync();
        await page.Keyboard.TypeAsync("Altor");
        await page.GetByLabel("Brokerage").FillAsync("Keel Realty");
        await page.GetByLabel("Office location").FillAsync("Salem");
        await realtor.FollowAsync(realtor.Button("Continue"));
        await realtor.ArriveAsync("When shall we talk?", "52-appointment");
        await realtor.TakeTimeAsync();
        await AddAsync(page, "Ines", client, told: true);
        await AddAsync(page, "Omar", "omar@example.com", told: false);
        await page.Locator(".card", new() { HasText = "omar@example.com" }).GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Assertions.Expect(page.GetByText("omar@example.com")).ToHaveCountAsync(0);
        await realtor.PayAsync();
        await realtor.SubmitAsync(number);

        await Assertions.Expect(page.GetByText("Your clients verify their identity")).ToBeVisibleAsync();
        (await Mailbox.TextAsync(realtor, client, "is reserved for you")).Should().NotContain("2,500");
        offences.Should().BeEmpty();
    }

    private static async Task HomeAsync(Visitor visitor, string link, int number)
    {
        await visitor.OpenAsync(link);
        await visitor.OpenAsync($"/c/alder-ferry/lantern-house/homes/{number}");
    }

    private static async Task AskAsync(Visitor visitor, string address, string heading = "Sign in or register")
    {
        await visitor.ArriveAsync(heading, "sign-in");
        await visitor.Page.GetByLabel("E-mail or mobile number").FillAsync(address);
        await visitor.FollowAsync(visitor.Button("Send me a code"));
        await visitor.ArriveAsync("Enter your code", "code");
    }

    private static async Task AddAsync(IPage page, string name, string email, bool told)
    {
        var form = page.Locator("form", new() { Has = page.GetByText("Save this client") });
        await form.GetByLabel("First name").FillAsync(name);
        await form.GetByLabel("Last name").FillAsync("Duarte");
        await form.GetByLabel("E-mail").FillAsync(email);
        await form.GetByLabel("Send a confirmation").SetCheckedAsync(told);
        await form.GetByText("Save this client").ClickAsync();
        await Assertions.Expect(page.GetByText(email)).ToBeVisibleAsync();
    }
}
