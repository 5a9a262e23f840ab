using Microsoft.AspNetCore.Identity;

namespace CustomerConnect.Web.Staff.Accounts;

/// <summary>Somebody who works with the product. The user name is the e-mail address.</summary>
public sealed class StaffMember : IdentityUser
{
    /// <summary>Name as colleagues read it.</summary>
    public string Name { get; set; } = "";

    /// <summary>Since when the member may not sign in, milliseconds since 1970-01-01 UTC; null for who may.</summary>
    public long? DisabledAt { get; set; }
}
