using CustomerConnect.Grains.Allowances;

namespace CustomerConnect.Grains.Audit;

/// <summary>Nobody has more homes at one time than the limit that applied, and a kept claim goes with its reservation alone.</summary>
public static class AllowanceLimit
{
    /// <summary>Checks one event of an allowance.</summary>
    public static IEnumerable<Offence> Check(Step<AllowanceState, AllowanceEvent> step)
    {
        var limit = step.Happened switch { AllowanceClaimed e => e.Limit, AllowanceKept e => e.Limit, _ => (int?)null };
        if (limit is { } most && step.After.At(step.At).Count() is var count && count > most)
        {
            yield return new("allowance-limit", step.Stream, $"{count} homes at {step.At:O}, where {most} is the limit.");
        }

        if (step.Happened is AllowanceClaimed claimed
            && step.Before.Claims.FirstOrDefault(c => c.Session == claimed.Session)?.Reservation is { } kept)
        {
            yield return new("allowance-limit", step.Stream, $"a new claim of session {claimed.Session} displaced the one of {kept}.");
        }
    }
}
