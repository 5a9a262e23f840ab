using CustomerConnect.Grains.Allowances;
using CustomerConnect.Grains.Deposits;
using CustomerConnect.Grains.Identity;
using CustomerConnect.Grains.Reservations;
using CustomerConnect.Grains.Sessions;
using CustomerConnect.Grains.Slots;
using CustomerConnect.Grains.Units;
using CustomerConnect.Storage.Log;

namespace CustomerConnect.Grains.Audit;

/// <summary>The log as an audit has read it so far: the state of every stream, and every message that was caused.</summary>
public sealed class LogAudit
{
    private readonly Dictionary<string, int> versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Caused> causes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> trail = new(StringComparer.Ordinal);

    /// <summary>Homes.</summary>
    public Kind<UnitAggregate, UnitState, UnitEvent> Units { get; } = new(UnitEventTypes.All);

    /// <summary>Slots.</summary>
    public Kind<SlotAggregate, SlotState, SlotEvent> Slots { get; } = new(SlotEventTypes.All);

    /// <summary>Sessions.</summary>
    public Kind<SessionAggregate, SessionState, SessionEvent> Sessions { get; } = new(SessionEventTypes.All);

    /// <summary>Reservations.</summary>
    public Kind<ReservationAggregate, ReservationState, ReservationEvent> Reservations { get; } = new(ReservationEventTypes.All);

    /// <summary>Deposits.</summary>
    public Kind<DepositAggregate, DepositState, DepositEvent> Deposits { get; } = new(DepositEventTypes.All);

    /// <summary>Allowances.</summary>
    public Kind<AllowanceAggregate, AllowanceState, AllowanceEvent> Allowances { get; } = new(AllowanceEventTypes.All);

    /// <summary>Identities.</summary>
    public Kind<IdentityAggregate, IdentityState, IdentityEvent> Identities { get; } = new(IdentityEventTypes.All);

    /// <summary>Causes of messages.</summary>
    public IReadOnlyDictionary<string, Caused> Causes => causes;

    /// <summary>Lines of the audit trail that follow from events, each with its stream.</summary>
    public IReadOnlyDictionary<string, string> Trail => trail;

    /// <summary>Goes on by one event of the log, in order of position; names what is wrong with it.</summary>
    public IEnumerable<Offence> Next(StoredEvent stored)
    {
        var expected = versions.GetValueOrDefault(stored.Stream) + 1;
        versions[stored.Stream] = stored.Version;
        if (stored.Version != expected)
        {
            yield return new("version-gap", stored.Stream, $"version {stored.Version} follows {expected - 1}.");
        }

        var messages = new List<RowChange>();
        IEnumerable<Offence> found =
            Units.Next(stored, messages) is { } unit ? OneHolder.Check(unit)
            : Slots.Next(stored, messages) is { } slot ? SlotCapacity.Check(slot)
            : Allowances.Next(stored, messages) is { } allowance ? AllowanceLimit.Check(allowance)
            : Deposits.Next(stored, messages) is { } deposit ? MoneyReturnedOnce.Check(deposit)
            : Identities.Next(stored, messages) is { } identity ? ProfileFirst.Check(identity)
            : FoldOnly(stored, messages);
        foreach (var offence in found.Concat(PersonalData.Check(stored)))
        {
            yield return offence;
        }

        foreach (var line in messages.Where(m => m.Table == ReadModelTables.StaffAction))
        {
            trail[line.Key] = stored.Stream;
        }

        foreach (var message in messages.Where(m => m.Table == ReadModelTables.Outbox && !causes.TryAdd(m.Key, Caused.By(stored.Stream, m))))
        {
            yield return new("one-cause-one-message", stored.Stream, $"'{message.Key}' was caused before, by {causes[message.Key].Stream}.");
        }
    }

    /// <summary>Reservations and sessions are judged at the end, together with what they belong to.</summary>
    private IEnumerable<Offence> FoldOnly(StoredEvent stored, List<RowChange> messages)
    {
        _ = Reservations.Next(stored, messages);
        _ = Sessions.Next(stored, messages);
        return [];
    }

    /// <summary>What is wrong with the log as a whole at a moment, once all of it has been read.</summary>
    /// <param name="now">The moment, by the clock.</param>
    /// <param name="patience">How long work that is due may be left undone.</param>
    public IEnumerable<Offence> End(DateTimeOffset now, TimeSpan patience) =>
        [.. MoneyOwned.Check(this, now - patience), .. WholeReservations.Check(this, now, now - patience),
            .. HoldsClaimed.Check(this, now, now - patience), .. DueWork.Check(this, now - patience)];
}

/// <summary>A message that the log causes.</summary>
/// <param name="Stream">The stream that causes it.</param>
/// <param name="Kind">Kind of its recipient.</param>
/// <param name="Recipient">Id of its recipient.</param>
public sealed record Caused(string Stream, string? Kind, string? Recipient)
{
    /// <summary>The message that a row of the outbox is.</summary>
    public static Caused By(string stream, RowChange row) => new(stream, row.Values?[3] as string, row.Values?[4] as string);
}
