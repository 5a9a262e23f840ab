using Microsoft.AspNetCore.Identity;

namespace CustomerConnect.Web.Staff.Accounts;

/// <summary>Which passwords are taken: long ones. Signs and digits are nobody's business.</summary>
internal static class PasswordRule
{
    /// <summary>What is said beside a new password.</summary>
    public static readonly string Help =
        $"At least {StaffAccounts.ShortestPassword} characters. A few words in a row are easier to keep than signs.";

    private const int Longest = 256;

    /// <summary>Why a password is not taken, or null when it is.</summary>
    public static async Task<string?> WhyNotAsync(UserManager<StaffMember> members, StaffMember member, string? password)
    {
        if (password is not { Length: <= Longest })
        {
            return Help;
        }

        foreach (var validator in members.PasswordValidators)
        {
            if (await validator.ValidateAsync(members, member, password) is { Succeeded: false } refused)
            {
                return refused.Errors.First().Description;
            }
        }

        return null;
    }
}
