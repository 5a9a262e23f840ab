using CustomerConnect.TestSupport;
using Microsoft.Playwright;

namespace CustomerConnect.Browser.Tests.Support;

/// <summary>A visitor's mail, read in another tab.</summary>
internal static class Mailbox
{
    /// <summary>The code in the newest message to an address.</summary>
    /// <param name="before">A code that came before, and is not the one; null takes whichever is there first.</param>
    public static async Task<string> CodeAsync(Visitor visitor, string address, string? before = null)
    {
        var code = before;
        await Eventually.HoldsAsync(
            async () =>
            {
                var tab = await OpenAsync(visitor, address, "code");
                code = await tab.Locator("[data-code]").First.InnerTextAsync();
                await tab.CloseAsync();
                return code != before;
            },
            $"another code reaches {address}");
        return code!;
    }

    /// <summary>The text of the message to an address whose subject contains a word.</summary>
    public static async Task<string> TextAsync(Visitor visitor, string address, string word)
    {
        var tab = await OpenAsync(visitor, address, word);
        var text = await tab.Locator(".mail-text").InnerTextAsync();
        await tab.CloseAsync();
        return text;
    }

    private static async Task<IPage> OpenAsync(Visitor visitor, string address, string word)
    {
        var tab = await visitor.TabAsync();
        var message = tab.Locator("main li a", new() { HasText = word }).First;
        await Eventually.HoldsAsync(
            async () =>
            {
                await tab.GotoAsync($"/dev/mailbox?to={Uri.EscapeDataString(address)}");
                return await message.CountAsync() > 0;
            },
            $"a message about '{word}' reaches {address}");
        await message.ClickAsync();
        await tab.Locator(".mail-text").WaitForAsync();
        return tab;
    }
}
