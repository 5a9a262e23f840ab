namespace CustomerConnect.Storage.Staff.Sessions;

/// <summary>
/// How a session stands beyond what its own stream knows: what became of its reservation, which ends without the session hearing of it, and
/// whether it waits behind a home.
/// </summary>
public static class SessionStates
{
    /// <summary>It has a reservation that stands.</summary>
    public const string Reserved = "reserved";

    /// <summary>It waits in the queue behind a home.</summary>
    public const string Queued = "queued";

    /// <summary>Words of reservations that have ended, as in <c>reservation_view</c>.</summary>
    public static readonly IReadOnlyList<string> Ended = ["completed", "expired", "reversed", "withdrawn"];

    /// <summary>
    /// A place <c>q</c> in a queue that is still taken: joined, and since then neither left nor passed over nor next in line, behind a home that
    /// has a queue. The journal has each step with its session.
    /// </summary>
    internal const string Waits =
        """
        q.type = 'unit.queue-joined' and not exists (
            select 1 from staff_event l where l.session_id = q.session_id and l.unit_id = q.unit_id and l.position > q.position
                and l.type in ('unit.queue-left', 'unit.queue-passed-over', 'unit.queue-offered'))
            and exists (select 1 from unit_view w where w.unit_id = q.unit_id and w.queue_length > 0)
        """;

    /// <summary>The condition that a session with alias <c>s</c> stands like this; <c>@Status</c> has the word.</summary>
    public static string Condition(string status) =>
        status == Queued ? $"s.session_id in (select q.session_id from staff_event q where {Waits})"
        : status == Reserved ? Whose("'active'")
        : Ended.Contains(status) ? Whose("@Status")
        : "s.status = @Status";

    // Session by session in the order of the table: a page is full after a few of them.
    private static string Whose(string reservation) =>
        $"s.status = 'reserved' and exists (select 1 from reservation_view v where v.reservation_id = s.reservation_id and v.status = {reservation})";
}
