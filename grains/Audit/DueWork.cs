namespace CustomerConnect.Grains.Audit;

/// <summary>A hold or reservation past its end, an unfinished saga and money on its way back are seen to in time.</summary>
public static class DueWork
{
    /// <summary>Names streams whose work was due before a moment and is still undone.</summary>
    public static IEnumerable<Offence> Check(LogAudit log, DateTimeOffset before) =>
        log.Units.Overdue(before).Concat(log.Sessions.Overdue(before)).Concat(log.Reservations.Overdue(before))
            .Concat(log.Deposits.Overdue(before)).Concat(log.Identities.Overdue(before))
            .Select(o => new Offence("due-work", o.Stream, $"it was to be woken at {o.Due:O} and nothing has happened since."));
}
