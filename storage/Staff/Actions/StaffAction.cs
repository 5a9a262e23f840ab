namespace CustomerConnect.Storage.Staff.Actions;

/// <summary>Something that a member of the staff did, or that was tried in their name.</summary>
/// <param name="By">Id of the member; null for nobody known, such as a sign-in with an address that nobody has.</param>
/// <param name="What">One of <see cref="ActionKinds"/>.</param>
/// <param name="OnKind">What it was done to: <c>member</c>, <c>role</c>, <c>link</c>, <c>session</c>, <c>reservation</c>, <c>contact</c>.</param>
/// <param name="OnId">Id of that.</param>
public sealed record StaffAction(string? By, string What, string? OnKind = null, string? OnId = null)
{
    /// <summary>The reason that was given, or null.</summary>
    public string? Why { get; init; }

    /// <summary>What else a colleague needs to know, or null. No personal data of a visitor.</summary>
    public string? Detail { get; init; }

    /// <summary>Community it belongs to, or null: who sees only some communities sees only their actions.</summary>
    public string? Community { get; init; }
}
