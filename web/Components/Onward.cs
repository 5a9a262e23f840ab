namespace CustomerConnect.Web.Components;

/// <summary>
/// Where a form may lead by itself. The content security policy lets forms go to ourselves alone, redirects included: to a bank or whoever
/// checks IDs one goes by a link of a page of ours.
/// </summary>
public static class Onward
{
    /// <summary>True for an address on this site.</summary>
    public static bool IsHere(string address) => address is ['/', not ('/' or '\\'), ..];
}
