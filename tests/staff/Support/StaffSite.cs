using System.Net;
using System.Text.RegularExpressions;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Hosting;
using CustomerConnect.Web.Staff.Accounts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CustomerConnect.Staff.Tests.Support;

/// <summary>The whole product on a SQLite file of its own, with the demonstration community and real grains.</summary>
public sealed partial class StaffSite : WebApplicationFactory<AssetManifest>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cc-staff-").FullName;

    /// <summary>A browser that follows no redirects and keeps its cookies.</summary>
    public HttpClient Browser()
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605 Version/18.1 Safari/605.1.15");
        return client;
    }

    /// <summary>A member of the staff with a scope; the password.</summary>
    public async Task<string> AddAsync(string email, StaffScope scope)
    {
        await using var services = Services.CreateAsyncScope();
        var password = await services.ServiceProvider.GetRequiredService<StaffRegistry>().SetAdministratorAsync(email, "Ada Moreau");
        var member = await services.ServiceProvider.GetRequiredService<UserManager<StaffMember>>().FindByEmailAsync(email);
        await services.ServiceProvider.GetRequiredService<StaffScopes>().SetAsync(member!.Id, scope);
        return password;
    }

    /// <summary>Sends the sign-in form as a browser would.</summary>
    public static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string email, string password, string back = "")
    {
        var page = await browser.GetStringAsync($"/staff/sign-in?return={Uri.EscapeDataString(back)}");
        return await browser.PostAsync("/staff/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["form-token"] = Token(page), ["return"] = WebUtility.HtmlDecode(Return().Match(page).Groups["value"].Value), ["email"] = email, ["password"] = password,
        }));
    }

    /// <summary>The form token of a page.</summary>
    public static string Token(string page) => WebUtility.HtmlDecode(TokenField().Match(page).Groups["value"].Value);

    /// <summary>A member who is signed in: the browser, and the cookie for the hub.</summary>
    public async Task<(HttpClient Browser, string Cookie)> SignedInAsync(string email, StaffScope scope)
    {
        var password = await AddAsync(email, scope);
        var browser = Browser();
        var answer = await SignInAsync(browser, email, password);
        return (browser, answer.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("cc-staff=", StringComparison.Ordinal)).Split(';')[0]);
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
        builder.ConfigureLogging(l => l.SetMinimumLevel(LogLevel.Warning));
    }

    [GeneratedRegex("name=\"form-token\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenField();

    [GeneratedRegex("name=\"return\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Return();
}
