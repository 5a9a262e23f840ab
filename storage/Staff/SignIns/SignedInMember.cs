namespace CustomerConnect.Storage.Staff.SignIns;

/// <summary>Who is signed in.</summary>
/// <param name="Id">Id of the member.</param>
/// <param name="Name">Name as colleagues read it.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Permissions">Permissions of the member's role.</param>
public sealed record SignedInMember(string Id, string Name, string Email, IReadOnlyList<string> Permissions);

/// <summary>A browser that a member is signed in with.</summary>
/// <param name="Device">Browser and system.</param>
/// <param name="StartedAt">Since when, milliseconds since 1970-01-01 UTC.</param>
/// <param name="SeenAt">When it was last used, to the minute, in the same milliseconds.</param>
public sealed record StaffSignIn(string Id, string Device, long StartedAt, long SeenAt);
