using CustomerConnect.Storage.Staff.Links;
using CustomerConnect.Web.Staff.Details;
using CustomerConnect.Web.Staff.Places;
using CustomerConnect.Web.Staff.Sessions;

namespace CustomerConnect.Web.Staff.Links;

/// <summary>The links page.</summary>
/// <param name="Member">Name of who looks.</param>
/// <param name="Query">What was asked for.</param>
/// <param name="Older">Where the next page starts, or null.</param>
/// <param name="Open">The link whose panel is open, or null.</param>
public sealed record LinksView(string Member, LinksQuery Query, IReadOnlyList<LinkView> Rows, LinkMark? Older, LinkPanelView? Open)
{
    /// <summary>What was done, or null.</summary>
    public string? Done { get; init; }

    /// <summary>Why what was asked for was not done, or null.</summary>
    public string? Refused { get; init; }

    /// <summary>What was filled in then, or null.</summary>
    public Typed? Typed { get; init; }

    /// <summary>Where the member may look.</summary>
    public required SeenPlaces Places { get; init; }
}

/// <summary>A row.</summary>
/// <param name="Scope">Where it leads.</param>
/// <param name="SignedIn">Sign-ins of a hundred sessions, or null when there was no session.</param>
/// <param name="Reserved">Reservations of a hundred sessions, or null.</param>
/// <param name="LastOpened">When, roughly, or null for never.</param>
public sealed record LinkView(
    string Id, string Name, string? Source, string Scope, long Loads, double? SignedIn, double? Reserved, string? LastOpened, Badge State);

/// <summary>What the panel of a link shows.</summary>
/// <param name="Address">Its full address.</param>
/// <param name="By">Unit of the chart: <c>hour</c>, <c>day</c> or <c>week</c>.</param>
/// <param name="Warning">What is unusual, or null.</param>
/// <param name="Funnel">How many sessions got how far.</param>
/// <param name="Clock">The clock that its times are on.</param>
/// <param name="MayManage">True when the member may switch and throttle it.</param>
public sealed record LinkPanelView(
    LinkView Row, string Address, string By, IReadOnlyList<Bar> Bars, string? Warning, string? Valid,
    IReadOnlyList<FunnelStep> Funnel, bool Enabled, long? Throttle, string Clock, bool MayManage);

/// <summary>A step on the way to a reservation.</summary>
/// <param name="Count">Sessions that got there.</param>
/// <param name="Of">All sessions.</param>
public sealed record FunnelStep(string Word, long Count, long Of);

/// <summary>What of the links is shown; all of it stands in the address.</summary>
/// <param name="Days">Days that loads and sessions are counted over: 7, 30 or 90.</param>
/// <param name="Link">Link whose panel is open, or null.</param>
/// <param name="By">Unit of its chart.</param>
/// <param name="After">Where the page before ended, or null.</param>
/// <param name="Done">Code of what was done, or null.</param>
public sealed record LinksQuery(int Days, string? Link, string By, LinkMark? After, string? Done = null)
{
    /// <summary>Longest text that is searched for.</summary>
    public const int LongestText = 60;

    /// <summary>Part of a name, a tag or an address, or null.</summary>
    public string? Text { get; init; }

    /// <summary>Division, or null for all.</summary>
    public string? Division { get; init; }

    /// <summary>Community, or null for all.</summary>
    public string? Community { get; init; }

    /// <summary><c>on</c>, <c>off</c> or null for both.</summary>
    public string? State { get; init; }

    /// <summary>True when nothing is narrowed.</summary>
    public bool IsPlain => this is { Text: null, Division: null, Community: null, State: null };

    /// <summary>The filter.</summary>
    public LinkFilter Filter => new(Text, Division, Community, State is null ? null : State == "on");

    /// <summary>The same with what goes together.</summary>
    public LinksQuery Within(SeenPlaces places)
    {
        var (division, community, _) = places.Within(Division, Community, null);
        return this with { Division = division, Community = community };
    }

    /// <summary>What is shown when nothing is asked for.</summary>
    public static readonly LinksQuery Plain = new(7, null, "hour", null);

    /// <summary>Reads the address; what makes no sense is as if it were not there.</summary>
    public static LinksQuery Of(IQueryCollection query) => new(
        query["days"].ToString() switch { "30" => 30, "90" => 90, _ => 7 },
        query["link"].ToString() is { Length: > 0 and <= 64 } link ? link : null,
        query["by"].ToString() is "day" or "week" ? query["by"].ToString() : "hour",
        query["after"].ToString() is { Length: > 0 } id && query["name"].ToString() is { Length: > 0 } name ? new(name, id) : null,
        query["done"].ToString() is { Length: > 0 and <= 20 } done ? done : null)
    {
        Text = query["text"].ToString().Trim() is { Length: > 0 and <= LongestText } text ? text : null,
        Division = query["division"].ToString() is { Length: > 0 and <= 64 } division ? division : null,
        Community = query["community"].ToString() is { Length: > 0 and <= 64 } community ? community : null,
        State = query["state"].ToString() is "on" or "off" ? query["state"].ToString() : null,
    };

    /// <summary>The address of this.</summary>
    public string Address() => $"/staff/links{Search}";

    /// <summary>What comes after the path in the address: forms carry it along, so that their page comes back as it was.</summary>
    public string Search => QueryString.Create([
        new("days", $"{Days}"), .. Narrowing.Where(n => n.Value is not null), .. Link is null ? (KeyValuePair<string, string?>[])[] : [new("link", Link), new("by", By)],
        .. After is null ? (KeyValuePair<string, string?>[])[] : [new("name", After.Name), new("after", After.Id)],
        .. Done is null ? (KeyValuePair<string, string?>[])[] : [new("done", Done)]]).Value ?? "";

    private IEnumerable<KeyValuePair<string, string?>> Narrowing => [new("text", Text), new("division", Division), new("community", Community), new("state", State)];
}
