namespace CustomerConnect.Storage.Log;

/// <summary>How a row reaches its table.</summary>
public enum RowMode
{
    /// <summary>The row replaces the one with the same key.</summary>
    Upsert,

    /// <summary>The row is added once; one with the same key is left as it is (an outbox).</summary>
    InsertOnce,
}

/// <summary>
/// A table whose rows are written in the transaction of the events they follow from. The schema scripts create it with the
/// same name and columns; columns are text, bigint or double precision, never a dialect's own type. Instants are bigint
/// milliseconds since 1970-01-01 UTC, booleans bigint 0 or 1.
/// </summary>
/// <param name="Name">Table name.</param>
/// <param name="Key">Name of its key column, which must be the first of <paramref name="Columns"/>.</param>
/// <param name="Columns">All columns, in the order of the values of a <see cref="RowChange"/>.</param>
/// <param name="Mode">How rows arrive.</param>
public sealed record ReadModelTable(string Name, string Key, IReadOnlyList<string> Columns, RowMode Mode = RowMode.Upsert);

/// <summary>A row to write, or with <paramref name="Values"/> null to delete by key.</summary>
/// <param name="Table">Where.</param>
/// <param name="Key">The key.</param>
/// <param name="Values">Values in the order of the table's columns (the key included): string, long, double or null.</param>
public sealed record RowChange(ReadModelTable Table, string Key, object?[]? Values);

/// <summary>The tables of this version of the product.</summary>
public static class ReadModelTables
{
    /// <summary>
    /// When a stream is woken: one row a stream, not later than it wants to be; it may be earlier, or there for nothing, until it has woken.
    /// <c>claimed_until</c> belongs to the poller and is reset to 0 whenever the row is written.
    /// </summary>
    public static readonly ReadModelTable Due = new("due", "stream", ["stream", "due_at", "claimed_until"]);

    /// <summary>What pages need to know of a unit.</summary>
    public static readonly ReadModelTable Unit = new("unit_view", "unit_id", [
        "unit_id", "project_id", "version", "status", "price_cents", "currency", "session_id", "contact_id", "reservation_id",
        "until_at", "queue_length", "changed_at"]);

    /// <summary>A bookable slot that has at least one booking, or had.</summary>
    public static readonly ReadModelTable Slot = new("slot_view", "slot_id", [
        "slot_id", "project_id", "kind", "starts_at", "version", "booked", "capacity", "changed_at"]);

    /// <summary>A session, as staff see it in their table.</summary>
    public static readonly ReadModelTable Session = new("session_view", "session_id", [
        "session_id", "version", "link_id", "community_id", "division_id", "project_id", "model_id", "building_id", "unit_id",
        "contact_id", "contact_kind", "status", "step", "slot_id", "slot_kind", "slot_at", "deposit_id", "deposit_status",
        "reservation_id", "hold_until", "browser", "browser_version", "os", "outdated", "started_at", "changed_at"]);

    /// <summary>A reservation.</summary>
    public static readonly ReadModelTable Reservation = new("reservation_view", "reservation_id", [
        "reservation_id", "version", "session_id", "unit_id", "project_id", "community_id", "contact_id", "contact_kind", "status",
        "deposit_id", "slot_id", "slot_kind", "slot_at", "placed_at", "ends_at", "ended_at", "end_reason", "changed_at"]);

    /// <summary>A deposit.</summary>
    public static readonly ReadModelTable Deposit = new("deposit_view", "deposit_id", [
        "deposit_id", "version", "session_id", "reservation_id", "mode", "status", "amount_cents", "currency", "attempts",
        "last_failure", "captured_cents", "refunded_cents", "changed_at"]);

    /// <summary>How many homes a contact holds or has reserved in a project.</summary>
    public static readonly ReadModelTable Allowance = new("allowance_view", "allowance_id", [
        "allowance_id", "project_id", "contact_id", "version", "claims", "limit_at_claim", "changed_at"]);

    /// <summary>How a contact's legal identity stands.</summary>
    public static readonly ReadModelTable Identity = new("identity_view", "contact_id", [
        "contact_id", "version", "community_id", "status", "profile", "attempt_id", "provider_id", "attempts", "failure", "started_at",
        "ended_at", "by_staff", "document", "changed_at"]);

    /// <summary>What staff did to sessions, homes, reservations and identities, once an event. What else they do is written by <c>StaffActions</c>.</summary>
    public static readonly ReadModelTable StaffAction = new("staff_action", "action_id", [
        "action_id", "at", "staff_id", "what", "on_kind", "on_id", "why", "detail", "community_id", "project_id"], RowMode.InsertOnce);

    /// <summary>
    /// What is to be sent, one row a cause (the key is the cause). Holds ids only; the text is made when it is sent. Rows are
    /// added here once, and then belong to the sender.
    /// </summary>
    public static readonly ReadModelTable Outbox = new("outbox", "cause", [
        "cause", "template", "channel", "recipient_kind", "recipient_id", "project_id", "subject_kind", "subject_id", "created_at"],
        RowMode.InsertOnce);

    /// <summary>Every table, in the order in which they are written.</summary>
    public static readonly IReadOnlyList<ReadModelTable> All =
        [Due, Unit, Slot, Session, Reservation, Deposit, Allowance, Identity, StaffAction, Outbox];
}
