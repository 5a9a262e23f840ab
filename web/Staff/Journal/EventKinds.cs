using CustomerConnect.Storage.Staff.History;

namespace CustomerConnect.Web.Staff.Journal;

/// <summary>Kinds of events that the history is narrowed to, and the words that a type of event is found by.</summary>
public static class EventKinds
{
    /// <summary>Code of the kind that is about identities.</summary>
    public const string Identity = "identity";

    // Type of the event, and what people may type for it.
    private static readonly (string Code, string Word, (string Type, string Said)[] Types)[] _kinds =
    [
        ("visits", "Visits", [
            ("session.started", "opened the link visit started"), ("session.selection-changed", "chose a home model project community"),
            ("session.taken-in-person", "taken in person"), ("session.signed-in", "signed in"), ("session.signed-out", "signed out"), ("session.clients-counted", "client profiles"),
        ]),
        ("holds", "Holds", [
            ("session.hold-obtained", "home held hold"), ("session.hold-extended", "hold extended"), ("session.hold-ended", "hold ended ran out given back"),
            ("session.hold-declined", "gave back the home that was kept for them"),
            ("session.home-lost", "could not have the home lost"), ("unit.hold-ended-by-staff", "hold ended by staff"),
        ]),
        ("deposits", "Deposits", [
            ("deposit.attempt-needs-authentication", "bank confirm deposit"), ("deposit.attempt-succeeded", "deposit paid card stored"),
            ("deposit.attempt-failed", "deposit failed declined not paid"), ("deposit.return-started", "deposit on its way back return"),
            ("deposit.attempt-returned", "deposit returned refund"), ("deposit.attempt-not-returned", "deposit could not be given back returned refund failed"),
        ]),
        ("appointments", "Appointments", [
            ("session.appointment-chosen", "chose an appointment"), ("reservation.appointment-moved", "appointment moved taken given back"),
            ("reservation.appointment-move-failed", "appointment could not be moved"),
        ]),
        ("reservations", "Reservations", [
            ("session.submission-started", "submitted"), ("session.submission-taken-back", "submission taken back"),
            ("reservation.placed", "home reserved reservation"), ("reservation.extended", "reservation extended"), ("reservation.end-near", "reservation ends soon"),
            ("reservation.end-started", "reservation completed expired reversed withdrawn given back"),
        ]),
        (Identity, "Identity", [
            ("identity.begun", "began to verify identity"), ("identity.check-opened", "government id asked for identity"), ("identity.verified", "identity verified"),
            ("identity.check-failed", "identity check failed"), ("identity.check-cancelled", "identity check given up"),
            ("identity.verified-by-staff", "identity verified in person by staff"), ("identity.reopened", "identity verified anew"),
        ]),
        ("queue", "Queue", [
            ("unit.queue-joined", "joined the queue"), ("unit.queue-left", "left the queue"), ("unit.queue-passed-over", "passed over in the queue"),
            ("unit.queue-offered", "next in line queue offered"),
        ]),
        ("homes", "Homes", [
            ("unit.released", "home released for sale"), ("unit.withheld", "home withheld"), ("unit.priced", "priced price"),
            ("unit.sold", "home sold elsewhere"), ("unit.sale-taken-back", "sale taken back"),
        ]),
    ];

    /// <summary>The kinds, in the order of a journey.</summary>
    public static IReadOnlyList<(string Code, string Word)> All { get; } = [.. _kinds.Select(k => (k.Code, k.Word))];

    /// <summary>Every type that is told.</summary>
    public static IReadOnlyList<string> Types { get; } = [.. _kinds.SelectMany(k => k.Types).Select(t => t.Type)];

    /// <summary>The types of a kind; null for what is none.</summary>
    public static IReadOnlyList<string>? Of(string? code) =>
        _kinds.FirstOrDefault(k => k.Code == code).Types?.Select(t => t.Type).ToList();

    /// <summary>The word of a type's kind.</summary>
    public static string WordOf(string type) => _kinds.FirstOrDefault(k => k.Types.Any(t => t.Type == type)).Word ?? "";

    /// <summary>The types that a word is about: one of their words begins with it.</summary>
    /// <param name="word">A word of <see cref="SearchWords.Of"/>.</param>
    public static IReadOnlyList<string> Find(string word) =>
        [.. _kinds.SelectMany(k => k.Types).Where(t => t.Said.Split(' ').Any(w => w.StartsWith(word, StringComparison.Ordinal))).Select(t => t.Type)];
}
