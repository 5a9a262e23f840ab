namespace CustomerConnect.Web.Staff.Sessions;

/// <summary>A badge: color, icon and word together.</summary>
public sealed record Badge(string Class, string? Icon, string Word);

/// <summary>All that a row of the sessions table shows.</summary>
/// <param name="Id">Id of the session.</param>
/// <param name="Short">Its last characters, as people say it.</param>
/// <param name="User">One of <see cref="CustomerConnect.Storage.Staff.Sessions.SessionUsers"/>.</param>
/// <param name="Community">Id of the community.</param>
/// <param name="Project">Id of the project, or null.</param>
/// <param name="Status">Word of the status, one of those that the table is narrowed to.</param>
/// <param name="StartedAt">Milliseconds since 1970-01-01 UTC.</param>
/// <param name="ChangedAt">Milliseconds since 1970-01-01 UTC.</param>
/// <param name="Now">When the row was drawn, in the same milliseconds.</param>
/// <param name="Started">When it started, in the community's zone.</param>
/// <param name="Who">The visitor's name, or "Visitor".</param>
/// <param name="Kind">What kind of user.</param>
/// <param name="Link">Name of the link.</param>
/// <param name="Home">The home, or what is being chosen.</param>
/// <param name="Place">Project or community.</param>
/// <param name="Badge">The status.</param>
/// <param name="Step">What the visitor is about.</param>
/// <param name="HoldUntil">When the hold ends, while it runs.</param>
/// <param name="Deposit">The deposit, or null when there is none.</param>
/// <param name="Browser">Browser and version.</param>
/// <param name="System">Operating system.</param>
/// <param name="Outdated">True when the browser is older than those tested.</param>
public sealed record SessionView(
    string Id, string Short, string User, string? Community, string? Project, string? Status, long StartedAt, long ChangedAt, long Now,
    string Started, string Who, string Kind, string? Link, string Home, string Place, Badge Badge, string Step, long? HoldUntil,
    Badge? Deposit, string Browser, string? System, bool Outdated)
{
    /// <summary>When anything that the row shows last changed, in the same milliseconds: an older drawing never takes the place of a newer one.</summary>
    public long FreshAt { get; init; }

    /// <summary>How long ago it last changed; the page's island goes on counting.</summary>
    public string Ago => Since((Now - ChangedAt) / 1000);

    private static string Since(long seconds) => seconds switch
    {
        < 10 => "now",
        < 60 => $"{seconds} s",
        < 3600 => $"{seconds / 60} min",
        < 86_400 => $"{seconds / 3600} h",
        _ => $"{seconds / 86_400} d",
    };
}
