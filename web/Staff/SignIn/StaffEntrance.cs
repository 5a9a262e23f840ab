using CustomerConnect.Storage.Staff.SignIns;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Visits;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace CustomerConnect.Web.Staff.SignIn;

/// <summary>Lets a member in who has shown all that is asked for.</summary>
public sealed class StaffEntrance(StaffSignIns signIns, KnownDevices devices)
{
    /// <summary>Signs the browser in, and knows it from now on.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task EnterAsync(HttpContext http, StaffMember member, CancellationToken cancel)
    {
        var device = Devices.Of(http.Request);
        var name = $"{device.Browser} {device.BrowserVersion}".Trim();
        var id = await signIns.BeginAsync(member.Id, $"{name}, {device.Os}", cancel);
        await http.SignInAsync(IdentityConstants.ApplicationScheme, StaffIdentity.Ticket(id));
        await HalfWay.EndAsync(http);
        devices.Remember(http, member.Email!);
    }
}
