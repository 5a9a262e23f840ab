namespace CustomerConnect.Web.Visits;

/// <summary>A browser and the session it is in, as its cookie says.</summary>
/// <param name="Id">The browser.</param>
/// <param name="Session">The session of the link opened last, or null.</param>
public sealed record Visitor(VisitorId Id, SessionId? Session);
