using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CustomerConnect.SiteBench.Pages;

/// <summary>The pages that a visitor has to themselves, as one journey comes by them over a fast line.</summary>
internal static partial class OwnPages
{
    private const string Mail = "slow-line@bench.example";

    /// <summary>Takes the journey. Stops at each page for who wants to look at it with the visitor's cookies.</summary>
    /// <param name="look">Told the path of the page and the selector of what has to be there beside its title; null for text alone.</param>
    public static async Task VisitAsync(IBrowser browser, string site, Func<string, string?, IReadOnlyList<Cookie>, Task> look)
    {
        await using var context = await browser.NewContextAsync(new() { BaseURL = site, JavaScriptEnabled = false, Locale = "en-US" });
        var page = await context.NewPageAsync();
        async Task LookAsync(string? part = null) => await look(new Uri(page.Url).PathAndQuery, part, [.. (await context.CookiesAsync()).Select(Of)]);
        async Task SendAsync(string button) => await page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();
        async Task FillAsync(string label, string text) => await page.GetByLabel(label).First.FillAsync(text);

        await page.GotoAsync("/r/demo");
        await page.GotoAsync("/reserve/home/lantern-house-1202");
        await LookAsync("input[name=address]");
        await FillAsync("E-mail or mobile number", Mail);
        await SendAsync("Send me a code");
        await LookAsync("input[name=code]");
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync(await CodeAsync(context));
        await SendAsync("Continue");
        await LookAsync("button[type=submit]");
        foreach (var (label, text) in new[] { ("First name", "Nora"), ("Last name", "Vance"), ("Street and number", "7 Mill Lane"), ("Town", "Port Linden"), ("State or province", "NY"), ("Postal code", "10001") })
        {
            await FillAsync(label, text);
        }

        await SendAsync("Continue");
        await LookAsync("label.slot");
        await page.Locator("[name=slot]:enabled").First.CheckAsync();
        await SendAsync("Take this time");
        await LookAsync(".checklist");
        await FillAsync("Card number", "4242 4242 4242 4242");
        await FillAsync("Expiry", "12 / 30");
        await FillAsync("Security code", "123");
        await SendAsync("Pay $2,500");
        await LookAsync(".checklist");
        await SendAsync("Submit reservation");
        await page.WaitForURLAsync("**/reserve/confirmation/*");
        await LookAsync();
        var identity = $"{new Uri(page.Url).AbsolutePath}/identity";
        foreach (var (path, part) in new[] { ("/account", null), ("/reservations", ".my-line"), (identity, null) })
        {
            await page.GotoAsync(path);
            await LookAsync(part);
        }

        await page.GotoAsync($"{new Uri(page.Url).AbsolutePath}/profile");
        await LookAsync("input[name=born]");
    }

    private static Cookie Of(BrowserContextCookiesResult cookie) =>
        new() { Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path, HttpOnly = cookie.HttpOnly, Secure = cookie.Secure };

    private static async Task<string> CodeAsync(IBrowserContext context)
    {
        var box = await context.NewPageAsync();
        for (var i = 0; i < 100; i++)
        {
            await box.GotoAsync($"/dev/mailbox?to={Uri.EscapeDataString(Mail)}");
            if (Code().Match(await box.Locator("main").InnerTextAsync()) is { Success: true } code)
            {
                await box.CloseAsync();
                return code.Value;
            }

            await Task.Delay(200);
        }

        throw new TimeoutException("No code came.");
    }

    [GeneratedRegex(@"\b[0-9]{6}\b", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
