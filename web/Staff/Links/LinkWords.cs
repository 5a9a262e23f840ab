namespace CustomerConnect.Web.Staff.Links;

/// <summary>What the links page says after a form.</summary>
internal static class LinkWords
{
    /// <summary>What was done, or null.</summary>
    public static string? Done(string? code) => code switch
    {
        "made" => "The link works from now on. Print its code, copy its address, or send it.",
        "saved" => "Saved.",
        "on" => "Switched on.",
        "off" => "Switched off. Who opens it sees a page that says so, with whom to call.",
        "sent" => "The message is on its way.",
        _ => null,
    };
}
