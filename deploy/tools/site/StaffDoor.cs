using System.Net;
using System.Text.RegularExpressions;

namespace CustomerConnect.SiteBench;

/// <summary>How staff come in: with the demonstration's account, whose password the page shows at this machine.</summary>
internal static partial class StaffDoor
{
    private const string Page = "/staff/sign-in";

    /// <summary>Signs in.</summary>
    /// <returns>A client that is signed in, and its cookies as a header.</returns>
    /// <exception cref="InvalidOperationException">The page let nobody in.</exception>
    public static async Task<(HttpClient Http, string Cookie)> EnterAsync(string address)
    {
        var cookies = new CookieContainer();
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = new(address) };
        var page = await http.GetStringAsync(Page);
        var form = Hidden().Matches(page).ToDictionary(m => m.Groups["name"].Value, m => WebUtility.HtmlDecode(m.Groups["value"].Value));
        var shown = Demo().Match(page);
        form["email"] = shown.Groups["email"].Value;
        form["password"] = WebUtility.HtmlDecode(shown.Groups["password"].Value);
        using var answer = await http.PostAsync(Page, new FormUrlEncodedContent(form));
        return answer.StatusCode == HttpStatusCode.SeeOther
            ? (http, cookies.GetCookieHeader(new(address)))
            : throw new InvalidOperationException($"Staff sign-in answered {(int)answer.StatusCode}.");
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex("<span class=\"mono\">(?<email>[^<]+)</span> with <span class=\"mono\" data-demo-password>(?<password>[^<]+)</span>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Demo();
}
