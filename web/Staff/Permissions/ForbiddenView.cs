namespace CustomerConnect.Web.Staff.Permissions;

/// <summary>The page of what a member's role does not allow.</summary>
/// <param name="Member">Name of who looks.</param>
public sealed record ForbiddenView(string Member);
