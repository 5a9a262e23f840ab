using System.Security.Claims;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Notices;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.Journal;

namespace CustomerConnect.Web.Staff.Notifications;

/// <summary>The bell's words; <c>staff-bell.ts</c> says the same when it counts on.</summary>
public static class Bells
{
    /// <summary>The figure: at most <c>99+</c>.</summary>
    public static string Figure(long unread) => unread >= NoticeTable.MostCounted ? $"{NoticeTable.MostCounted - 1}+" : $"{unread}";

    /// <summary>The same for who hears it read.</summary>
    public static string Said(long unread) => unread switch
    {
        0 => "Notifications, none unread",
        1 => "1 unread notification",
        _ => $"{Figure(unread)} unread notifications",
    };
}

/// <summary>Reads how a member's bell stands.</summary>
public sealed class BellReader(NoticeTable notices, StaffScopes scopes)
{
    /// <summary>The count, for what the member may see.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<BellCount> OfAsync(ClaimsPrincipal member, CancellationToken cancel) =>
        await notices.CountAsync(member.StaffId(), await scopes.ScopeAsync(member, cancel), NoticeRules.HiddenFrom(member), cancel);
}
