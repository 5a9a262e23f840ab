using System.Net;
using System.Text.RegularExpressions;
using CustomerConnect.Providers.Demo;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace CustomerConnect.Journey.Tests.Support;

/// <summary>Somebody with a browser that runs no scripts: pages and forms, as they come.</summary>
public sealed partial class Customer : IDisposable
{
    private static readonly Uri _here = new("http://localhost");
    private readonly Site _site;
    private readonly HttpClient _browser;
    private readonly CookieContainer _cookies = new();

    public Customer(Site site)
    {
        _site = site;
        _browser = site.CreateDefaultClient(_here, new CookieContainerHandler(_cookies));
        _browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        _browser.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605 Version/18.1 Safari/605.1.15");
    }

    /// <summary>Their address; another for each.</summary>
    public string Email { get; set; } = $"buyer-{Guid.NewGuid():N}@post.example";

    /// <summary>What a socket of this browser brings along.</summary>
    public string Cookies => _cookies.GetCookieHeader(_here);

    /// <summary>Sets the language of the browser.</summary>
    public void Speak(string language)
    {
        _browser.DefaultRequestHeaders.AcceptLanguage.Clear();
        _browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
    }

    /// <summary>Keeps a cookie, as a script of a page would.</summary>
    public void Keep(string name, string value) => _cookies.Add(_here, new Cookie(name, value));

    /// <summary>What the browser keeps under a name, or null.</summary>
    public string? Kept(string name) => _cookies.GetCookies(_here)[name]?.Value;

    /// <summary>Opens an address; a redirect is not followed.</summary>
    public Task<Got> GetAsync(string path) => SendAsync(new(HttpMethod.Get, path));

    /// <summary>Opens an address and goes where it leads.</summary>
    public async Task<Got> FollowAsync(string path)
    {
        var got = await GetAsync(path);
        for (var i = 0; i < 5 && got.Status == 303; i++)
        {
            got = await GetAsync(got.Location!);
        }

        return got;
    }

    /// <summary>Another browser with a copy of this one's cookies as they are now.</summary>
    public Customer Copied()
    {
        var copy = new Customer(_site) { Email = Email };
        foreach (Cookie cookie in _cookies.GetAllCookies())
        {
            copy._cookies.Add(_here, new Cookie(cookie.Name, cookie.Value));
        }

        return copy;
    }

    /// <summary>Closes the browser: what is kept for the session alone is gone.</summary>
    public void Close()
    {
        foreach (var cookie in _cookies.GetAllCookies().Where(c => c.Expires == default))
        {
            cookie.Expired = true;
        }
    }

    /// <summary>Sends a form of a page, or what is not on the page with the page's token.</summary>
    public Task<Got> PostAsync(Got page, string path, params (string Name, string Value)[] fields)
    {
        var sent = page.HiddenOf(path);
        foreach (var (name, value) in fields)
        {
            sent[name] = value;
        }

        return SendAsync(new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(sent) });
    }

    /// <summary>Chooses a home, signs in by code and registers as a customer. Where the journey goes on.</summary>
    public async Task<string> ArriveAsync(string home)
    {
        await FollowAsync($"/reserve/home/{home}");
        var entered = await EnterAsync(Email);
        return entered == "/reserve/register" ? await RegisterAsync() : entered;
    }

    /// <summary>Chooses a home, signs in by code and registers as a realtor of a firm. Where the journey goes on.</summary>
    public async Task<string> ArriveAsRealtorAsync(string home, string firm = "Keel Realty")
    {
        await FollowAsync($"/reserve/home/{home}");
        var entered = await EnterAsync(Email);
        return entered == "/reserve/register"
            ? await RegisterAsync(("kind", "realtor"), ("first", "Rae"), ("last", "Altor"), ("firm", firm), ("location", "Salem"))
            : entered;
    }

    /// <summary>Asks for a code at an address and enters it. Where the journey goes on.</summary>
    /// <param name="typed">The address as they write it.</param>
    /// <param name="normalized">The address as it is written to; the same unless given.</param>
    public async Task<string> EnterAsync(string typed, string? normalized = null, bool remember = false)
    {
        var entered = await SendCodeAsync(typed, normalized, remember);
        return entered.Location ?? throw new InvalidOperationException(entered.Text);
    }

    /// <summary>Asks for a code at an address and enters it. What that answers.</summary>
    public async Task<Got> SendCodeAsync(string typed, string? normalized = null, bool remember = false)
    {
        var before = await CodesAsync(normalized ?? typed);
        (await PostAsync(await GetAsync("/reserve/sign-in"), "/reserve/sign-in", ("address", typed))).Location.Should().Be("/reserve/code");
        var page = await GetAsync("/reserve/code");
        var code = await CodeAsync(before, normalized ?? typed);
        return await PostAsync(page, "/reserve/code", [("code", code), .. remember ? [("remember", "on")] : Array.Empty<(string, string)>()]);
    }

    /// <summary>Registers as a customer. Where the journey goes on.</summary>
    public Task<string> RegisterAsync() => RegisterAsync(
        ("kind", "customer"), ("first", "Maya"), ("last", "Okafor"), ("street", "4 Quay Street"), ("city", "Port Linden"), ("region", "OR"),
        ("postal", "97000"), ("country", "US"));

    /// <summary>The code in the newest message to an address (theirs unless given), once there are more of them than before.</summary>
    public async Task<string> CodeAsync(int before = 0, string? address = null)
    {
        var to = address ?? Email;
        await Site.UntilAsync(async () => await CodesAsync(to) > before, $"{to} has a code");
        return Code().Match((await _site.MailAsync(to, IsCode)).Body).Value;
    }

    /// <summary>Takes a free time; the first one of a day that has many unless given.</summary>
    public async Task<string> TakeTimeAsync(string? slot = null)
    {
        var page = await GetAsync($"/reserve/appointment?day={WholeDay.After(_site.Clock.GetUtcNow())}");
        slot ??= page.FreeSlots[0];
        (await PostAsync(page, "/reserve/appointment", ("slot", slot))).Location.Should().Be("/reserve/checkout");
        return slot;
    }

    /// <summary>Pays, or stores, with a card. The page that follows.</summary>
    public async Task<Got> PayAsync(string number)
    {
        var page = await GetAsync("/reserve/checkout");
        var paid = await PayAsync(page, number);
        return paid.Status == 303 ? await GetAsync(paid.Location!.Split('#')[0]) : paid;
    }

    /// <summary>Sends the card form of a page of the checkout.</summary>
    public Task<Got> PayAsync(Got checkout, string number) =>
        PostAsync(checkout, "/reserve/deposit", ("number", number), ("expiry", "08 / 39"), ("cvc", "123"));

    /// <summary>Presses Submit on a page of the checkout.</summary>
    public Task<Got> SubmitAsync(Got checkout) => PostAsync(checkout, "/reserve/submit");

    /// <summary>Signs out.</summary>
    public async Task SignOutAsync() => (await PostAsync(await GetAsync("/account"), "/account/sign-out")).Status.Should().Be(303);

    public void Dispose() => _browser.Dispose();

    // In every language a mail's subject begins with the code, and an SMS ends with it as browsers read it.
    private static bool IsCode(DevMessage message) => message.Channel == "sms"
        ? message.Body.Contains("\n@localhost #", StringComparison.Ordinal) || message.Body.Contains("\n@127.0.0.1 #", StringComparison.Ordinal)
        : message.Subject is { } subject && Code().Match(subject) is { Success: true, Index: 0 };

    private async Task<int> CodesAsync(string address) => (await _site.Mailbox.ListAsync(long.MaxValue, address, 50)).Count(IsCode);

    [GeneratedRegex(@"\b(?:[0-9]{6}|[0-9]{10})\b", RegexOptions.None, 1000)]
    private static partial Regex Code();

    private async Task<string> RegisterAsync(params (string Name, string Value)[] answers)
    {
        var registered = await PostAsync(await GetAsync("/reserve/register"), "/reserve/register", answers);
        registered.Status.Should().Be(303, registered.Text);
        return registered.Location!;
    }

    private async Task<Got> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await _browser.SendAsync(request);
            return new((int)answer.StatusCode, answer.Headers.Location?.ToString(), await answer.Content.ReadAsStringAsync());
        }
    }
}
