using CustomerConnect.Storage.Staff.Identities;
using CustomerConnect.Web.Staff.Places;

namespace CustomerConnect.Web.Staff.Identities;

/// <summary>The identity page.</summary>
/// <param name="Member">Name of who looks.</param>
/// <param name="From">First day shown, as a date field has it.</param>
/// <param name="To">Last day shown.</param>
/// <param name="MayEditClosedDays">True when the member may say which days are closed.</param>
public sealed record IdentitiesView(
    string Member, IdentitiesQuery Query, SeenPlaces Places, string From, string To, PanelView Progress, PanelView Verified, bool MayEditClosedDays);

/// <summary>One of the two panels.</summary>
/// <param name="All">How many there are in the window.</param>
/// <param name="Old">How many of them are older than a business day.</param>
/// <param name="Older">Where the next page starts, or null.</param>
/// <param name="IsFirst">True on the newest page, which grows by itself.</param>
public sealed record PanelView(IReadOnlyList<IdentityRowView> Rows, long All, long Old, IdentityMark? Older, bool IsFirst);
