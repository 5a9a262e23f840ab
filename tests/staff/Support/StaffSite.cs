using System.Net;
using System.Text.RegularExpressions;
using CustomerConnect.Identity;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff;
using CustomerConnect.TestSupport;
using CustomerConnect.Web.Hosting;
using Dapper;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CustomerConnect.Staff.Tests.Support;

/// <summary>The whole product on a SQLite file of its own, with the demonstration community and real grains.</summary>
public sealed partial class StaffSite : WebApplicationFactory<AssetManifest>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cc-staff-").FullName;
    private Uri? _address;

    /// <summary>Listens on a port of its own instead of answering in memory: for what only real sockets show. Its address.</summary>
    public Uri Listen()
    {
        var port = PostgresServer.FreePort();
        UseKestrel(port);
        StartServer();
        return _address = new($"http://127.0.0.1:{port}");
    }

    /// <summary>A browser that follows no redirects and keeps its cookies.</summary>
    public HttpClient Browser()
    {
        var client = _address is null ? CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false })
            : new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _address };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605 Version/18.1 Safari/605.1.15");
        return client;
    }

    /// <summary>A member of the staff with a scope and permissions, all of them when none is named; the password.</summary>
    public async Task<string> AddAsync(string email, StaffScope scope, params string[] permissions) =>
        (await StaffMaker.AddAsync(Services, email, scope, permissions)).Password;

    /// <summary>Sends the sign-in forms as a browser would: the password, and a code when one is asked for.</summary>
    public static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string email, string password, string back = "")
    {
        var answer = await PasswordAsync(browser, email, password, back);
        if (answer.StatusCode != HttpStatusCode.SeeOther || !answer.Headers.Location!.OriginalString.StartsWith("/staff/sign-in/code", StringComparison.Ordinal))
        {
            return answer;
        }

        return await CodeAsync(browser, answer.Headers.Location.OriginalString, StaffMaker.NextCode(email));
    }

    /// <summary>Sends the first of the two forms.</summary>
    public static async Task<HttpResponseMessage> PasswordAsync(HttpClient browser, string email, string password, string back = "") => await PostAsync(
        browser, $"/staff/sign-in?return={Uri.EscapeDataString(back)}", "/staff/sign-in", ("email", email), ("password", password));

    /// <summary>Sends the second of the two forms.</summary>
    public static Task<HttpResponseMessage> CodeAsync(HttpClient browser, string page, string code) => PostAsync(browser, page, "/staff/sign-in/code", ("code", code));

    /// <summary>Sends a form that stands on a page, with what the page hides in its first one.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string page, string action, params (string Name, string Value)[] fields)
    {
        var html = await browser.GetStringAsync(page);
        return await browser.PostAsync(action, new FormUrlEncodedContent(
        [
            new("form-token", Token(html)), .. Return().Match(html) is { Success: true } back
                ? (KeyValuePair<string, string>[])[new("return", WebUtility.HtmlDecode(back.Groups["value"].Value))] : [],
            .. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)),
        ]));
    }

    /// <summary>The form token of a page.</summary>
    public static string Token(string page) => WebUtility.HtmlDecode(TokenField().Match(page).Groups["value"].Value);

    /// <summary>A member who is signed in: the browser, and the cookie for the hub.</summary>
    public async Task<(HttpClient Browser, string Cookie)> SignedInAsync(string email, StaffScope scope, params string[] permissions)
    {
        var password = await AddAsync(email, scope, permissions);
        var browser = Browser();
        var answer = await SignInAsync(browser, email, password);
        return (browser, answer.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("cc-staff=", StringComparison.Ordinal)).Split(';')[0]);
    }

    /// <summary>A customer called Priya Raman who has begun to verify their identity at the demonstration's community; the id.</summary>
    public async Task<string> ContactAsync()
    {
        var contact = Guid.NewGuid().ToString("n");
        await Services.GetRequiredService<IDatabase>().WriteAsync((connection, transaction) => connection.ExecuteAsync(
            "insert into contact (contact_id, kind, first_name, last_name, created_at, changed_at) values (@contact, 'customer', 'Priya', 'Raman', 0, 0)", new { contact }, transaction));
        var answer = await Services.GetRequiredService<IGrainFactory>().GetGrain<IIdentityGrain>(contact).Begin(new(CommandId.New(), new CommunityId("alder-ferry")));
        return answer.Ok ? contact : throw new InvalidOperationException(answer.Refusal!.Message);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Storage:Sqlite:Path", Path.Combine(_folder, "staff.db"));
        foreach (var (name, value) in SiloOfItsOwn.Settings())
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(l => l.SetMinimumLevel(LogLevel.Warning));
    }

    [GeneratedRegex("name=\"form-token\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenField();

    [GeneratedRegex("name=\"return\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Return();
}
