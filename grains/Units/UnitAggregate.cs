using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff.Actions;
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
        if (happened is HoldEndedByStaff ended)
        {
            rows.Add(StaffTrail.Row(
                $"{Prefix}/{after.Unit}", version, at, ended.By, ActionKinds.HoldEnded, "session", ended.Session.Value, ended.Reason, project: after.Project));
        }

        var told = happened switch
        {
            QueueOffered e => [(e.Contact, "QueueOffer", $"queue-offer/{after.Unit}/{version}")],
            QueuePassedOver e => before.Queue.Where(q => q.Session == e.Session)
                .Select(q => (q.Contact, "QueuePassedOver", $"queue-passed-over/{after.Unit}/{version}")),
            HoldLapsed e when before.Hold?.Offered == true => [(e.Contact, "QueueOfferEnded", $"queue-offer-ended/{after.Unit}/{version}")],
            UnitSold => before.Queue.Select(q => (q.Contact, "QueueClosed", $"queue-closed/{after.Unit}/{version}/{q.Session}")),
            _ => Enumerable.Empty<(ContactId, string, string)>(),
        };
        foreach (var (contact, template, cause) in told)
        {
            Add(cause, template, Outbox.Email, contact);
            if (happened is QueueOffered or QueuePassedOver)
            {
                Add($"{cause}/sms", template, Outbox.Sms, contact); // It is about hours: who gave a mobile number is told there too.
            }
        }

        void Add(string cause, string template, string channel, ContactId contact) => rows.Add(Outbox.Row(
            cause, template, channel, Outbox.ToContact, contact.Value, after.Project, "unit", after.Unit.Value, at));
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
