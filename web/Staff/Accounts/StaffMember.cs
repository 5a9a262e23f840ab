using Microsoft.AspNetCore.Identity;

namespace CustomerConnect.Web.Staff.Accounts;

/// <summary>Somebody who works with the product. The user name is the e-mail address.</summary>
public sealed class StaffMember : IdentityUser
{
    /// <summary>Name as colleagues read it.</summary>
    public string Name { get; set; } = "";
}
