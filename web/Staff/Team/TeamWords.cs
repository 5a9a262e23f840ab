namespace CustomerConnect.Web.Staff.Team;

/// <summary>What the team's pages say after a form.</summary>
internal static class TeamWords
{
    /// <summary>What was done, or null.</summary>
    public static string? Done(string? code) => code switch
    {
        "added" => "Added. A mail with a link to choose a password is on its way; it opens for three days, once.",
        "invited" => "A fresh link to choose a password is on its way; it opens for three days, once. The one before is over.",
        "saved" => "Saved. It holds from now on.",
        "disabled" => "Disabled, and signed out everywhere.",
        "enabled" => "Enabled.",
        "reset" => "The second factor is taken away. They set up another when they sign in next.",
        "signed-out" => "Signed out everywhere.",
        "deleted" => "Deleted.",
        _ => null,
    };
}
