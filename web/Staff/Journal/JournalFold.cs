using CustomerConnect.Grains.Deposits;
using CustomerConnect.Grains.Identity;
using CustomerConnect.Grains.Reservations;
using CustomerConnect.Grains.Sessions;
using CustomerConnect.Grains.Units;
using CustomerConnect.Storage.Staff.Journal;

namespace CustomerConnect.Web.Staff.Journal;

/// <summary>
/// What an event is about: worked out from its stream up to it, and from the stream of the session that it belongs to, never from what is
/// the case now. So the journal comes out the same whenever it is written.
/// </summary>
public sealed class JournalFold
{
    private readonly Dictionary<string, JournalPlace> _streams = new(StringComparer.Ordinal);

    /// <summary>The session that an event names beside its own stream; null for none.</summary>
    public static string? SessionOf(object? happened) => happened switch
    {
        DepositOpened e => e.Session.Value,
        ReservationPlaced e => e.Session.Value,
        HoldEndedByStaff e => e.Session.Value,
        QueueLeft e => e.Session.Value,
        QueuePassedOver e => e.Session.Value,
        _ => null,
    };

    /// <summary>The session that an event is about where it stands in the event itself; null for none.</summary>
    public static string? Names(object? happened) => happened switch
    {
        QueueJoined e => e.Session.Value,
        QueueOffered e => e.Session.Value,
        _ => SessionOf(happened),
    };

    /// <summary>Takes the next event of the log and says what it is about.</summary>
    /// <param name="stream">Its stream.</param>
    /// <param name="happened">The event.</param>
    /// <param name="home">Where the home of a home's stream is; null for other streams.</param>
    public JournalPlace Take(string stream, object happened, JournalPlace? home = null)
    {
        var key = stream[(stream.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var before = home ?? _streams.GetValueOrDefault(stream) ?? new JournalPlace();
        return happened switch
        {
            UnitEvent e => Of(e, before with { Unit = key, Contact = SessionOf(e) is { } session ? _streams.GetValueOrDefault($"session/{session}")?.Contact : null }),
            _ => _streams[stream] = happened switch
            {
                SessionEvent e => Of(e, before with { Session = key }),
                DepositOpened e => (_streams.GetValueOrDefault($"session/{e.Session}") ?? before) with { Project = e.Project.Value, Contact = e.Contact.Value, Session = e.Session.Value },
                ReservationPlaced e => new(e.Community.Value, e.Project.Value, e.Unit.Value, e.Contact.Value, e.Session.Value),
                IdentityBegun e => before with { Community = e.Community?.Value ?? before.Community, Contact = key },
                IdentityEvent => before with { Contact = key },
                _ => before,
            },
        };
    }

    private static JournalPlace Of(SessionEvent happened, JournalPlace before) => happened switch
    {
        SessionStarted e => before with { Community = e.Community.Value, Project = e.Selection.Project?.Value, Unit = e.Selection.Unit?.Value },
        SelectionChanged e => before with { Project = e.Selection.Project?.Value, Unit = e.Selection.Unit?.Value },
        ContactSignedIn e => before with { Contact = e.Contact.Value },
        ContactSignedOut => before with { Contact = null },
        HoldObtained e => before with { Project = e.Project.Value, Unit = e.Unit.Value },
        _ => before,
    };

    private static JournalPlace Of(UnitEvent happened, JournalPlace home) => happened switch
    {
        HoldEndedByStaff e => home with { Session = e.Session.Value },
        QueueJoined e => home with { Session = e.Session.Value, Contact = e.Contact.Value },
        QueueLeft e => home with { Session = e.Session.Value },
        QueuePassedOver e => home with { Session = e.Session.Value },
        QueueOffered e => home with { Session = e.Session.Value, Contact = e.Contact.Value },
        _ => home,
    };
}
