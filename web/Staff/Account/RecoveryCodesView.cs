namespace CustomerConnect.Web.Staff.Account;

/// <summary>The page that shows recovery codes, once.</summary>
/// <param name="Return">Where to go afterwards.</param>
public sealed record RecoveryCodesView(IReadOnlyList<string> Codes, string Return);
