using CustomerConnect.Storage.People;
using CustomerConnect.Storage.Staff.People;
using CustomerConnect.Storage.Staff.Sessions;

namespace CustomerConnect.Web.Staff.Sessions;

/// <summary>How staff read what the table's words mean.</summary>
internal static class SessionWords
{
    private const string Intent = "intent";

    /// <summary>Statuses by their word, in the order of a visit.</summary>
    public static readonly IReadOnlyList<(string Code, string Word)> Statuses =
    [
        ("browsing", "Browsing"), ("signed-in", "Signed in"), (SessionStates.Queued, "In queue"), ("holding", "On hold"), ("submitting", "Submitting"),
        (SessionStates.Reserved, "Reserved"), .. SessionStates.Ended.Select(s => (s, Capital(s))),
    ];

    /// <summary>Kinds of user.</summary>
    public static readonly IReadOnlyList<(string Code, string Word)> Users =
        [(SessionUsers.Visitor, "Not signed in"), (SessionUsers.Customer, "Customers"), (SessionUsers.Realtor, "Realtors")];

    /// <summary>Which of <see cref="SessionUsers"/> a row is.</summary>
    public static string User(SessionRecord row) =>
        row.Contact is null ? SessionUsers.Visitor : row.Kind == ContactKinds.Customer ? SessionUsers.Customer : SessionUsers.Realtor;

    /// <summary>The kind of user.</summary>
    public static string Kind(SessionRecord row) =>
        row.Contact is null ? "Not signed in" : row.LinkId == InPersonLink.Id ? $"{Kind(row.Kind)}, in person" : Kind(row.Kind);

    /// <summary>A kind of contact.</summary>
    public static string Kind(string? kind) => kind switch
    {
        ContactKinds.RegisteredRealtor => "Realtor, registered",
        ContactKinds.UnregisteredRealtor => "Realtor, unregistered",
        _ => "Customer",
    };

    /// <summary>How it stands, as a word of <see cref="Statuses"/>: what became of its reservation, and whether it waits, are not in its own stream.</summary>
    public static string? Code(SessionRecord row) =>
        row is { Status: SessionStates.Reserved, Reservation: { } ended } && SessionStates.Ended.Contains(ended) ? ended
        : row is { Queued: not 0, Status: "browsing" or "signed-in" } ? SessionStates.Queued
        : row.Status;

    /// <summary>The status; a hold past its end is none, whatever has or has not been written.</summary>
    public static Badge Status(SessionRecord row, long now) => Code(row) switch
    {
        SessionStates.Queued => new("info", "people", "In queue"),
        "completed" => new("st-sold", "s-sold", "Completed"),
        "expired" => new("plain", "clock", "Expired"),
        "reversed" => new("plain", "undo", "Reversed"),
        "withdrawn" => new("plain", "undo", "Withdrawn"),
        "holding" when row.HoldUntil <= now => new("plain", "clock", "Hold ran out"),
        "holding" => new("st-hold", "s-hold", "On hold"),
        "submitting" => new("st-progress", "s-progress", "Submitting"),
        "reserved" => new("ok", "check", "Reserved"),
        "signed-in" => new("info", "user", "Signed in"),
        _ => new("plain", "cursor", "Browsing"),
    };

    /// <summary>What the visitor is about.</summary>
    public static string Step(SessionRecord row) => row.Step switch
    {
        "project" => "Choosing a plan",
        "model" => "Choosing a home",
        "home" => "Looking at the home",
        "register" => "Registering",
        "appointment" => "Choosing a time",
        "checkout" => "Deposit",
        "submit" => "Submitting",
        "lost" => "Lost the home",
        "confirmation" => "Confirmed",
        _ => "Looking around",
    };

    /// <summary>The deposit; null when there is none.</summary>
    public static Badge? Deposit(SessionRecord row) => Deposit(row.Deposit, row.DepositMode, row.Captured, row.Attempts, row.LastFailure);

    /// <summary>A deposit by the word of its status, as its money stands; null when there is none.</summary>
    /// <param name="mode"><c>payment</c>, or <c>intent</c> where a card is only stored and nothing is ever charged.</param>
    /// <param name="captured">What was ever charged, in cents: of a deposit that goes back without it, nothing goes back.</param>
    public static Badge? Deposit(string? status, string? mode, long captured, long attempts, string? lastFailure) => status switch
    {
        null or "none" => null,
        "paid" or "settled" => new("ok", "check", mode == Intent ? "Card stored" : "Paid"),
        "pending" => new("warn", "clock", "Pending"),
        "needs-authentication" => new("warn", "clock", "Needs approval"),
        "returning" when captured > 0 => new("warn", "undo", "Being returned"),
        "returned" when captured > 0 => new("plain", "undo", "Returned"),
        "returning" or "returned" when mode == Intent && attempts > 0 && lastFailure is null => new("plain", "undo", "Card forgotten"),
        _ when lastFailure is not null => new("bad", "warn", $"Failed, {attempts}"),
        _ => new("plain", null, mode == Intent ? "No card yet" : "Not paid"),
    };

    private static string Capital(string word) => $"{char.ToUpperInvariant(word[0])}{word[1..]}";
}
