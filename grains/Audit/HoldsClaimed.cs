using CustomerConnect.Grains.Allowances;

namespace CustomerConnect.Grains.Audit;

/// <summary>A session has one home on hold at a time, beside what queues keep for it, and every hold counts in its contact's allowance.</summary>
public static class HoldsClaimed
{
    /// <summary>Checks the holds of all homes.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="before">Holds that began after this moment may be on their way.</param>
    public static IEnumerable<Offence> Check(LogAudit log, DateTimeOffset now, DateTimeOffset before)
    {
        var homes = new Dictionary<SessionId, string>();
        foreach (var (key, (unit, _, at)) in log.Units.Streams.Where(s => s.Value.At < before))
        {
            if (unit.HoldAt(now) is not { } hold)
            {
                continue;
            }

            if (!hold.Offered && !homes.TryAdd(hold.Session, key))
            {
                yield return new("one-hold-a-session", $"unit/{key}", $"session {hold.Session} holds it and {homes[hold.Session]}.");
            }

            if (AllowanceRules.Own(log.Allowances.Of($"{unit.Project}/{hold.Contact}"), hold.Session, now)?.Unit != unit.Unit)
            {
                yield return new("hold-claimed", $"unit/{key}", $"session {hold.Session} holds it and it does not count in the limit of {hold.Contact}.");
            }
        }
    }
}
