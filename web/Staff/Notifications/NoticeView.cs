namespace CustomerConnect.Web.Staff.Notifications;

/// <summary>A notice as it is read.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="Bad">True for what went wrong.</param>
/// <param name="Title">What happened, with the name of whom.</param>
/// <param name="More">Which home, and where.</param>
/// <param name="When">When, on the clock of the community.</param>
/// <param name="Leads">True when there is a page of what it is about.</param>
/// <param name="Read">True when the member has read it.</param>
public sealed record NoticeView(long Id, string Icon, bool Bad, string Title, string More, string When, bool Leads, bool Read);

/// <summary>The page of notices.</summary>
/// <param name="Last">The newest notice that the page shows: what is marked as read goes up to it.</param>
/// <param name="Older">The number that the next page starts below, or null.</param>
/// <param name="First">True for the newest page.</param>
public sealed record NotificationsView(string Member, IReadOnlyList<NoticeView> Rows, long Last, long? Older, bool First, long Unread);
