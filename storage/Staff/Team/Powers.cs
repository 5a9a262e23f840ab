using System.Collections.Immutable;

namespace CustomerConnect.Storage.Staff.Team;

/// <summary>What somebody may do, and where.</summary>
/// <param name="Permissions">Permissions by their words.</param>
/// <param name="Scope">What they see.</param>
public sealed record Powers(ImmutableHashSet<string> Permissions, StaffScope Scope)
{
    /// <summary>Every permission, those to come too: an administrator's.</summary>
    public const string Everything = "everything";

    /// <summary>True for who may do everything, everywhere.</summary>
    public bool IsAdministrator => Permissions.Contains(Everything) && Scope.Everything;

    /// <summary>True when these permissions are all among those of the holder.</summary>
    public bool Include(IEnumerable<string> permissions) => Permissions.Contains(Everything) || Permissions.IsSupersetOf(permissions);
}
