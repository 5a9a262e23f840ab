using CustomerConnect.Web.Staff.Sessions;

namespace CustomerConnect.Web.Staff.People;

/// <summary>How staff read the status of a reservation.</summary>
internal static class ReservationWords
{
    /// <summary>The badge of a status.</summary>
    /// <param name="status">Its word in tables.</param>
    public static Badge Status(string status) => status switch
    {
        "active" => new("ok", "check", "Active"),
        "completed" => new("st-sold", "s-sold", "Completed"),
        "expired" => new("plain", "clock", "Expired"),
        "reversed" => new("plain", "undo", "Reversed"),
        "withdrawn" => new("plain", "undo", "Withdrawn"),
        _ => new("plain", "clock", status),
    };
}
