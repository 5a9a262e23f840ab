namespace CustomerConnect.Storage.Staff.Team;

/// <summary>Who may change whom. Nobody gives what they do not have, and an administrator is always left. Pure.</summary>
public static class TeamRules
{
    /// <summary>What is said of a member who is no more.</summary>
    public const string NotThere = "This member is no longer there.";

    /// <summary>What is said when a member would be given more than the giver has.</summary>
    public const string TooMuchPower = "That role may do things that you may not. Only who may do them can give it.";

    /// <summary>What is said when a member would see more than the giver does.</summary>
    public const string TooMuchScope = "That is more than you see yourself. Choose among your own divisions and communities.";

    /// <summary>What is said when somebody of more power would be changed.</summary>
    public const string MoreThanYou = "This member may do or see more than you. Somebody who may do as much can change them.";

    /// <summary>What is said when a role would be changed for people elsewhere.</summary>
    public const string RoleOfOthers = "Somebody has this role whose divisions or communities you do not all see. Who sees them can change it; make a role of your own for your team.";

    /// <summary>What is said when nobody would be left to manage everything.</summary>
    public const string LastAdministrator = "This is the last administrator who can sign in. Make somebody else one first.";

    /// <summary>What is said to who would disable themselves.</summary>
    public const string NotYourself = "You cannot disable yourself. A colleague can.";

    /// <summary>Why powers may not be given, or null when they may.</summary>
    /// <param name="divisionOf">The division of a community; null for one that there is not.</param>
    public static string? WhyNotGive(Powers giver, Powers given, Func<string, string?> divisionOf) =>
        !giver.Include(given.Permissions) ? TooMuchPower
        : !giver.Scope.Covers(given.Scope, divisionOf) ? TooMuchScope
        : null;

    /// <summary>Why a member may not be changed, or null when they may.</summary>
    public static string? WhyNotChange(Powers giver, Powers member, Func<string, string?> divisionOf) =>
        WhyNotGive(giver, member, divisionOf) is null ? null : MoreThanYou;

    /// <summary>Why a member may not become less, or null when they may.</summary>
    /// <param name="was">What they are; null for who cannot sign in.</param>
    /// <param name="becomes">What they are to be; null for who will not be able to sign in.</param>
    /// <param name="others">Other administrators who can sign in.</param>
    public static string? WhyNotTake(Powers? was, Powers? becomes, long others) =>
        was?.IsAdministrator == true && becomes?.IsAdministrator != true && others == 0 ? LastAdministrator : null;

    /// <summary>Why a role that people have may not be changed, or null when it may: it counts wherever one of them works.</summary>
    /// <param name="seen">What all who have it see together.</param>
    public static string? WhyNotRewrite(Powers maker, StaffScope seen, Func<string, string?> divisionOf) =>
        maker.Scope.Covers(seen, divisionOf) ? null : RoleOfOthers;

    /// <summary>Why a role may not be made so, or null when it may: it holds only what its maker has.</summary>
    public static string? WhyNotWrite(Powers maker, IEnumerable<string> permissions) => maker.Include(permissions) ? null : TooMuchPower;
}
