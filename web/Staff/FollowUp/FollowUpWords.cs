using CustomerConnect.Storage.Staff.FollowUp;
using CustomerConnect.Web.Staff.Details;
using CustomerConnect.Web.Staff.Identities;
using CustomerConnect.Web.Staff.Sessions;

namespace CustomerConnect.Web.Staff.FollowUp;

/// <summary>How staff read the lists.</summary>
internal static class FollowUpWords
{
    /// <summary>Name of a list.</summary>
    public static string Name(FollowUpList list) => list switch
    {
        FollowUpList.Deposits => "Failed deposits",
        FollowUpList.Identity => "Identity",
        FollowUpList.Appointments => "Appointments",
        FollowUpList.Links => "Link performance",
        _ => "Manual verifications",
    };

    /// <summary>What it is for, how often, and what to do.</summary>
    public static string Why(FollowUpList list) => list switch
    {
        FollowUpList.Deposits => "Daily, first: they wanted to pay and could not. Help with a retry or another way to pay.",
        FollowUpList.Identity => "Daily: started, and not finished for longer than a business day. Remind them, or offer to verify in person.",
        FollowUpList.Appointments => "Daily: the home is kept and no time is chosen. Remind them to choose one.",
        FollowUpList.Links => "Weekly: little traffic may need promotion, a lot of it a throttle.",
        _ => "Monthly: look whether the statement was applied as it should be, and whether there are too many.",
    };

    /// <summary>What is said when nothing is open.</summary>
    public static string Nothing(FollowUpList list) => list switch
    {
        FollowUpList.Deposits => "Every deposit went through",
        FollowUpList.Identity => "Nobody is stuck",
        FollowUpList.Appointments => "Everybody has chosen a time",
        FollowUpList.Links => "Every link is opened as usual",
        _ => "Every manual verification is audited",
    };

    /// <summary>What is the matter with an item.</summary>
    public static Badge Badge(FollowUpList list, FollowUpItem item) => list switch
    {
        FollowUpList.Deposits => new("bad", "warn", DepositFailures.Say(item.Detail ?? "")),
        FollowUpList.Identity => item.Detail switch
        {
            "failed" => new("bad", "x", "Failed, may retry"), "cancelled" => new("plain", "undo", "Given up, may retry"), _ => new("warn", "clock", "In progress"),
        },
        FollowUpList.Appointments => new("warn", "cal", "No time chosen"),
        FollowUpList.Links => item.Figure > 0 ? new("warn", "warn", "Unusually high") : new("info", "info", "Unusually low"),
        _ => new("ok", "user", "Manual Verified"),
    };

    /// <summary>What else there is to say of it, or null.</summary>
    /// <param name="say">Writes a moment.</param>
    public static string? More(FollowUpList list, FollowUpItem item, Func<DateTimeOffset, string> say) => list switch
    {
        FollowUpList.Deposits => item.Figure == 1 ? "1 attempt" : $"{item.Figure} attempts",
        FollowUpList.Appointments when item.Figure is { } ends => $"ends {say(DateTimeOffset.FromUnixTimeMilliseconds(ends))}",
        FollowUpList.Verifications => $"{IdentityWords.Document(item.Detail)}, seen by {item.Who ?? "a former colleague"}",
        _ => null,
    };

    /// <summary>Heading of the column with the time.</summary>
    public static string When(FollowUpList list) => list switch
    {
        FollowUpList.Deposits => "Last moved", FollowUpList.Identity => "Started", FollowUpList.Appointments => "Placed", FollowUpList.Links => "Week of", _ => "Verified",
    };
}
