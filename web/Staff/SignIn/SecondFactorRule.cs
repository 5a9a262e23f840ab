using CustomerConnect.Web.Staff.Accounts;

namespace CustomerConnect.Web.Staff.SignIn;

/// <summary>Who needs a second factor.</summary>
public sealed class SecondFactorRule(IHostEnvironment environment)
{
    /// <summary>
    /// Everybody does, but for the demonstration's own account in Development, whose password the sign-in page shows. Who has none is led to
    /// set one up after the password, and can do nothing else before.
    /// </summary>
    public bool IsRequiredOf(StaffMember member) => !(environment.IsDevelopment() && member.Email == DemoStaff.Email);
}
