namespace CustomerConnect.Web.Visits;

/// <summary>Requests that nobody is behind yet: they start no session and are not counted.</summary>
public static class Preview
{
    /// <summary>Parts of the names of programs that fetch an address to show what is there.</summary>
    private static readonly string[] _agents =
    [
        "whatsapp", "facebookexternalhit", "facebot", "twitterbot", "slackbot", "slack-imgproxy", "telegrambot", "discordbot", "linkedinbot",
        "pinterest", "skypeuripreview", "microsoftpreview", "teams", "applebot", "googlebot", "bingbot", "google-safety", "googleimageproxy",
        "mediapartners", "snap url preview", "viber", "line-poker", "redditbot", "embedly", "iframely", "outbrain", "vkshare", "w3c_validator",
        "barracuda", "proofpoint", "mimecast", "safelinks", "bot/", "bot;", "crawler", "spider", "preview", "headlesschrome-prerender",
    ];

    /// <summary>True for HEAD, for prefetching and prerendering, and for known preview agents.</summary>
    public static bool Is(HttpRequest request) =>
        HttpMethods.IsHead(request.Method)
        || Says(request, "Sec-Purpose", "prefetch") || Says(request, "Purpose", "prefetch") || Says(request, "X-Moz", "prefetch")
        || Says(request, "X-Purpose", "preview")
        || Array.Exists(_agents, a => request.Headers.UserAgent.ToString().Contains(a, StringComparison.OrdinalIgnoreCase));

    private static bool Says(HttpRequest request, string header, string word) =>
        request.Headers[header].ToString().Contains(word, StringComparison.OrdinalIgnoreCase);
}
