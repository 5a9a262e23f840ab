using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CustomerConnect.SiteBench.Staff;

/// <summary>A site with so many sessions, and a member of staff who is signed in there.</summary>
internal sealed partial class FilledSite : IAsyncDisposable
{
    private const string Table = "/staff/sessions";
    private readonly Site _site;
    private readonly HttpClient _http;
    private readonly string _found;

    private FilledSite(Site site, HttpClient http, string found) => (_site, _http, _found) = (site, http, found);

    /// <summary>Starts a site, fills its database, and waits until it has come to rest.</summary>
    /// <param name="postgres">A connection string; null for the embedded database.</param>
    /// <param name="sessions">How many.</param>
    /// <exception cref="TimeoutException">It does not start, or does not come to rest.</exception>
    public static async Task<FilledSite> StartAsync(string? postgres, int sessions)
    {
        var site = await Site.StartAsync(postgres);
        using (var visitor = new HttpClient { BaseAddress = new(site.Address) })
        {
            (await visitor.GetAsync("/r/demo")).EnsureSuccessStatusCode(); // The session whose rows are copied.
        }

        await site.KillAsync();
        await using (var connection = ManySessions.Open(site, postgres))
        {
            await ManySessions.FillAsync(connection, sessions, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        }

        await site.StartAgainAsync();
        var (http, _) = await StaffDoor.EnterAsync(site.Address);
        var found = await SearchAsync(http, "muñoz nor");
        await site.SettleAsync();
        return new(site, http, found);
    }

    /// <summary>Asks for a page of the table.</summary>
    /// <param name="page">Its filters as a query; null for the search by name.</param>
    /// <returns>How long it took, in milliseconds.</returns>
    /// <exception cref="InvalidOperationException">The page has no session.</exception>
    public async Task<double> AskAsync(string? page)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await _http.GetAsync(Table + (page ?? _found));
        var html = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        var taken = watch.Elapsed.TotalMilliseconds;
        return html.Contains("<tr data-session", StringComparison.Ordinal) ? taken : throw new InvalidOperationException($"Nothing is found with {page ?? _found}.");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _site.DisposeAsync();
    }

    // Words of people are written behind them, within seconds.
    private static async Task<string> SearchAsync(HttpClient http, string text)
    {
        var token = Token().Match(await http.GetStringAsync(Table));
        for (var tries = 0; ; tries++)
        {
            using var answer = await http.PostAsync(Table, new FormUrlEncodedContent([new(token.Groups["name"].Value, token.Groups["value"].Value), new("text", text)]));
            var query = answer.Headers.Location!.OriginalString[Table.Length..];
            if ((await http.GetStringAsync(Table + query)).Contains("<tr data-session", StringComparison.Ordinal) || tries == 300)
            {
                return query;
            }

            await Task.Delay(500);
        }
    }

    [GeneratedRegex("name=\"(?<name>form-token)\"[^>]*value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
