using System.Net;
using System.Text.RegularExpressions;

namespace CustomerConnect.Journey.Tests.Support;

/// <summary>What a browser got.</summary>
/// <param name="Location">Where a 303 leads, or null.</param>
public sealed partial record Got(int Status, string? Location, string Html)
{
    /// <summary>What a reader sees: tags taken out, entities read, spaces folded.</summary>
    public string Text => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(Html, " ")), " ");

    /// <summary>Values of the free slots on the page.</summary>
    public IReadOnlyList<string> FreeSlots => [.. Slots().Matches(Html).Where(m => !m.Value.Contains("disabled", StringComparison.Ordinal)).Select(m => WebUtility.HtmlDecode(m.Groups["slot"].Value))];

    /// <summary>Value of the first hidden field with this name.</summary>
    public string Hidden(string name) =>
        Regex.Match(Html, $"<input[^>]*name=\"{name}\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) is { Success: true } found
            ? WebUtility.HtmlDecode(found.Groups["value"].Value)
            : throw new InvalidOperationException($"The page has no field {name}: {Text}");

    /// <summary>What the form that is sent to an address brings along unseen; the page's token alone where it has no such form.</summary>
    public Dictionary<string, string> HiddenOf(string path)
    {
        var form = Regex.Match(
            Html, $"<form[^>]*action=\"{Regex.Escape(path)}\"[^>]*>.*?</form>", RegexOptions.Singleline, TimeSpan.FromSeconds(1));
        return form.Success
            ? HiddenFields().Matches(form.Value).ToDictionary(f => f.Groups["name"].Value, f => WebUtility.HtmlDecode(f.Groups["value"].Value))
            : new() { ["form-token"] = Hidden("form-token") };
    }

    /// <summary>True when Submit can be pressed.</summary>
    public bool CanSubmit => SubmitButton().Match(Html) is { Success: true } button && !button.Value.Contains("disabled", StringComparison.Ordinal);

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HiddenFields();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex("<input type=\"radio\" name=\"slot\" value=\"(?<slot>[^\"]*)\"[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Slots();

    [GeneratedRegex("<button[^>]*>Submit reservation", RegexOptions.None, 1000)]
    private static partial Regex SubmitButton();
}
