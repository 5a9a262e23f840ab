using System.Net;
using System.Text.RegularExpressions;
using CustomerConnect.Providers.Demo;
using FluentAssertions;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace CustomerConnect.Journey.Tests.Support;

/// <summary>Somebody with a browser that runs no scripts: pages and forms, as they come.</summary>
public sealed partial class Customer : IDisposable
{
    private readonly Site _site;
    private readonly HttpClient _browser;
    private readonly CookieContainer _cookies = new();

    public Customer(Site site)
    {
        _site = site;
        _browser = site.CreateDefaultClient(new Uri("http://localhost"), new CookieContainerHandler(_cookies));
        _browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        _browser.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605 Version/18.1 Safari/605.1.15");
    }

    /// <summary>Their address; another for each.</summary>
    public string Email { get; init; } = $"buyer-{Guid.NewGuid():N}@post.example";

    /// <summary>What a socket of this browser brings along.</summary>
    public string Cookies => _cookies.GetCookieHeader(new Uri("http://localhost"));

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

    /// <summary>Sends a form of a page.</summary>
    public Task<Got> PostAsync(Got page, string path, params (string Name, string Value)[] fields) => SendAsync(new(HttpMethod.Post, path)
    {
        Content = new FormUrlEncodedContent([new("form-token", page.Hidden("form-token")), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]),
    });

    /// <summary>Chooses a home, signs in by code and registers. Where the journey goes on.</summary>
    public async Task<string> ArriveAsync(string home)
    {
        await FollowAsync($"/reserve/home/{home}");
        var entered = await EnterAsync(Email);
        return entered == "/reserve/register" ? await RegisterAsync() : entered;
    }

    /// <summary>Asks for a code at an address and enters it. Where the journey goes on.</summary>
    /// <param name="typed">The address as they write it.</param>
    /// <param name="normalized">The address as it is written to; the same unless given.</param>
    public async Task<string> EnterAsync(string typed, string? normalized = null, bool remember = false)
    {
        var before = await CodesAsync(normalized ?? typed);
        (await PostAsync(await GetAsync("/reserve/sign-in"), "/reserve/sign-in", ("address", typed))).Location.Should().Be("/reserve/code");
        var page = await GetAsync("/reserve/code");
        var code = await CodeAsync(before, normalized ?? typed);
        var entered = await PostAsync(page, "/reserve/code", [("code", code), .. remember ? [("remember", "on")] : Array.Empty<(string, string)>()]);
        return entered.Location ?? throw new InvalidOperationException(entered.Text);
    }

    /// <summary>Registers as a customer. Where the journey goes on.</summary>
    public async Task<string> RegisterAsync()
    {
        var registered = await PostAsync(
            await GetAsync("/reserve/register"), "/reserve/register", ("kind", "customer"), ("first", "Maya"), ("last", "Okafor"),
            ("street", "4 Quay Street"), ("city", "Port Linden"), ("region", "OR"), ("postal", "97000"), ("country", "US"));
        registered.Status.Should().Be(303, registered.Text);
        return registered.Location!;
    }

    /// <summary>The code in the newest message to an address (theirs unless given), once there are more of them than before.</summary>
    public async Task<string> CodeAsync(int before = 0, string? address = null)
    {
        var to = address ?? Email;
        await Site.UntilAsync(async () => await CodesAsync(to) > before, $"{to} has a code");
        return Code().Match((await _site.MailAsync(to, IsCode)).Body).Value;
    }

    /// <summary>Takes a free time; the first one of the page unless given.</summary>
    public async Task<string> TakeTimeAsync(string? slot = null)
    {
        var page = await GetAsync("/reserve/appointment");
        slot ??= page.FreeSlots[0];
        (await PostAsync(page, "/reserve/appointment", ("slot", slot))).Location.Should().Be("/reserve/checkout");
        return slot;
    }

    /// <summary>Pays, or stores, with a card. The page that follows.</summary>
    public async Task<Got> PayAsync(string number)
    {
        var page = await GetAsync("/reserve/checkout");
        var paid = await PostAsync(page, "/reserve/deposit", ("attempt", page.Hidden("attempt")), ("number", number), ("expiry", "08 / 39"), ("cvc", "123"));
        return paid.Status == 303 ? await GetAsync(paid.Location!.Split('#')[0]) : paid;
    }

    /// <summary>Presses Submit on a page of the checkout.</summary>
    public Task<Got> SubmitAsync(Got checkout) => PostAsync(checkout, "/reserve/submit", ("command", checkout.Hidden("command")));

    public void Dispose() => _browser.Dispose();

    private static bool IsCode(DevMessage message) => message.Channel == "sms"
        ? message.Body.Contains("your code is", StringComparison.Ordinal)
        : message.Subject?.Contains("is your code", StringComparison.Ordinal) == true;

    private async Task<int> CodesAsync(string address) => (await _site.Mailbox.ListAsync(long.MaxValue, address, 50)).Count(IsCode);

    [GeneratedRegex(@"\b[0-9]{6}\b", RegexOptions.None, 1000)]
    private static partial Regex Code();

    private async Task<Got> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await _browser.SendAsync(request);
            return new((int)answer.StatusCode, answer.Headers.Location?.ToString(), await answer.Content.ReadAsStringAsync());
        }
    }
}
