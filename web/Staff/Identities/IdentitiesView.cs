using CustomerConnect.Storage.Staff.Identities;
using CustomerConnect.Web.Staff.Places;

namespace CustomerConnect.Web.Staff.Identities;

/// <summary>The identity page.</summary>
/// <param name="From">First day shown, as a date field has it.</param>
/// <param name="To">Last day shown.</param>
public sealed record IdentitiesView(
    IdentitiesQuery Query, SeenPlaces Places, string From, string To, PanelView Progress, PanelView Verified)
{
    /// <summary>Name of who looks.</summary>
    public string Member { get; init; } = "";

    /// <summary>All that had happened up to there in the log is on the page.</summary>
    public long Position { get; init; }

    /// <summary>True when the member may say which days are closed.</summary>
    public bool MayEditClosedDays { get; init; }
}

/// <summary>One of the two panels.</summary>
/// <param name="All">How many there are in the window.</param>
/// <param name="Old">How many of them are older than a business day.</param>
/// <param name="Older">Where the next page starts, or null.</param>
/// <param name="Verified">True for the panel of those who are done.</param>
/// <param name="IsFirst">True on the newest page, which grows by itself.</param>
public sealed record PanelView(IReadOnlyList<IdentityRowView> Rows, long All, long Old, IdentityMark? Older, bool Verified, bool IsFirst);
