using System.Collections.Immutable;

namespace CustomerConnect.Storage.Staff.Team;

/// <summary>A member of the staff as who manages the team sees them.</summary>
public sealed record TeamMember
{
    /// <summary>Id of the member.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>E-mail address.</summary>
    public required string Email { get; init; }

    /// <summary>Id of the role, or null for none.</summary>
    public string? RoleId { get; init; }

    /// <summary>Name of the role, or null.</summary>
    public string? Role { get; init; }

    /// <summary>Its permissions, with blanks between them, or null.</summary>
    public string? Permissions { get; init; }

    /// <summary>Since when they may not sign in, milliseconds since 1970-01-01 UTC; null for who may.</summary>
    public long? DisabledAt { get; init; }

    /// <summary>1 when they have a password.</summary>
    public long HasPassword { get; init; }

    /// <summary>1 when they have a second factor.</summary>
    public long HasFactor { get; init; }

    /// <summary>Browsers that they are signed in with.</summary>
    public long SignIns { get; init; }

    /// <summary>When they were last here, of the sign-ins that still stand; null for none.</summary>
    public long? SeenAt { get; init; }

    /// <summary>What they may do and where.</summary>
    public Powers PowersIn(StaffScope scope) => new(
        (Permissions ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToImmutableHashSet(), scope);
}

/// <summary>A page of members, by name.</summary>
/// <param name="After">Id of the last one, where the next page starts; null when this is the last.</param>
public sealed record TeamPage(IReadOnlyList<TeamMember> Rows, string? After);
