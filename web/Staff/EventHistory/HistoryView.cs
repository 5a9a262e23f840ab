using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Web.Staff.EventHistory;

/// <summary>The history page.</summary>
/// <param name="Text">What was searched for, or null.</param>
/// <param name="Rows">A page of it, the newest first.</param>
/// <param name="Older">The page of older events, or null.</param>
/// <param name="About">The contact or the home that it is narrowed to, in words; null for neither.</param>
/// <param name="Many">True when more people are called like that than are looked at.</param>
public sealed record HistoryView(
    string Member, HistoryQuery Query, string? Text, IReadOnlyList<CommunitySnapshot> Communities, IReadOnlyList<EventRow> Rows, HistoryQuery? Older, string? About, bool Many);

/// <summary>An event as it is read.</summary>
/// <param name="What">What happened, and by whom of the staff.</param>
/// <param name="Who">Name of the contact, or null where nobody is known.</param>
/// <param name="WhoOnly">Everything of the contact, or null.</param>
/// <param name="Home">The home, or null.</param>
/// <param name="HomeOnly">Everything of the home, or null.</param>
/// <param name="Place">Project or community.</param>
public sealed record EventRow(
    long Position, string When, string What, bool Bad, string Kind, string? Who, string? WhoOnly, string? Home, string? HomeOnly, string Place)
{
    /// <summary>Address of the session, or of the contact whose identity it is about; null for neither.</summary>
    public string? Address { get; init; }
}
