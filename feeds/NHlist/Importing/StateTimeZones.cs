namespace CustomerConnect.Feeds.NHlist.Importing;

/// <summary>A first guess of a community's zone: that of most of its state. A feed has none; staff correct it where it is wrong.</summary>
internal static class StateTimeZones
{
    /// <summary>Where no state is given, or one that is not known.</summary>
    public const string Default = "America/New_York";

    private static readonly Dictionary<string, string> Zones = new(StringComparer.OrdinalIgnoreCase);

    static StateTimeZones()
    {
        Add("America/Chicago", "AL AR IL IA KS LA MN MS MO NE ND OK SD TN TX WI");
        Add("America/Denver", "CO ID MT NM UT WY");
        Add("America/Los_Angeles", "CA NV OR WA");
        Add("America/Phoenix", "AZ");
        Add("America/Anchorage", "AK");
        Add("Pacific/Honolulu", "HI");
        Add("America/Puerto_Rico", "PR VI");
        Add("America/Indiana/Indianapolis", "IN");
        Add("America/Detroit", "MI");
    }

    /// <summary>IANA zone of a state's two letters.</summary>
    public static string Of(string? state) => state is not null && Zones.TryGetValue(state, out var zone) ? zone : Default;

    private static void Add(string zone, string states)
    {
        foreach (var state in states.Split(' '))
        {
            Zones[state] = zone;
        }
    }
}
