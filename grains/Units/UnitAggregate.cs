using CustomerConnect.Storage.Log;
using CustomerConnect.Units;

namespace CustomerConnect.Grains.Units;

/// <summary>A home as a stream.</summary>
public sealed class UnitAggregate : IAggregate<UnitState, UnitEvent>
{
    /// <inheritdoc/>
    public static string Prefix => "unit";

    /// <inheritdoc/>
    public static UnitState Initial(string key) => UnitState.Initial(key);

    /// <inheritdoc/>
    public static UnitState Apply(UnitState state, UnitEvent happened, DateTimeOffset at) => state.Apply(happened, at);

    /// <inheritdoc/>
    public static DateTimeOffset? Due(UnitState state) => UnitRules.Due(state);

    /// <inheritdoc/>
    public static void Rows(UnitState state, int version, DateTimeOffset at, List<RowChange> rows)
    {
        if (state.Project is not { } project)
        {
            return;
        }

        var now = state.Snapshot(version, at);
        rows.Add(new(ReadModelTables.Unit, state.Unit.Value, [
            state.Unit.Value, project.Value, (long)version, StatusText(now.Status), now.Price?.Cents, now.Price?.Currency,
            now.Session?.Value, now.Contact?.Value, now.Reservation?.Value, now.Until?.ToUnixTimeMilliseconds(),
            (long)state.Queue.Length, at.ToUnixTimeMilliseconds()]));
    }

    /// <inheritdoc/>
    public static void Messages(
        UnitState before, UnitState after, UnitEvent happened, int version, DateTimeOffset at, List<RowChange> rows)
    {
        if (happened is QueueOffered offer)
        {
            rows.Add(Outbox.Row(
                $"queue-offer/{after.Unit}/{version}", "QueueOffer", Outbox.Email, Outbox.ToContact, offer.Contact.Value,
                after.Project, "unit", after.Unit.Value, at));
        }
    }

    /// <summary>The word of a status in tables.</summary>
    public static string StatusText(UnitStatus status) => status switch
    {
        UnitStatus.Available => "available",
        UnitStatus.OnHold => "hold",
        UnitStatus.InProgress => "progress",
        UnitStatus.Sold => "sold",
        _ => "unreleased",
    };
}
