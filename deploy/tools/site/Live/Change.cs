namespace CustomerConnect.SiteBench.Live;

/// <summary>A hold that began or ended: a home's change to visitors, a session's change to staff.</summary>
/// <param name="Held">True when it began.</param>
/// <param name="Asked">Before the command was sent, in milliseconds since 1970-01-01 UTC: the commit's own time is counted in.</param>
/// <param name="Counted">False while everything warms up.</param>
internal sealed record Change(string Unit, string Session, bool Held, double Asked, bool Counted);
