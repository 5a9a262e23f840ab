using CustomerConnect.Grains.Deposits;

namespace CustomerConnect.Grains.Audit;

/// <summary>An attempt's money goes back once, and only what was charged.</summary>
public static class MoneyReturnedOnce
{
    /// <summary>Checks one event of a deposit.</summary>
    public static IEnumerable<Offence> Check(Step<DepositState, DepositEvent> step)
    {
        if (step.Happened is AttemptReturned back)
        {
            var attempt = step.Before.Attempts.FirstOrDefault(a => a.Id == back.Attempt);
            if (attempt?.Status != AttemptStatus.Succeeded || attempt.CapturedCents != back.Cents)
            {
                yield return new(
                    "money-owned", step.Stream,
                    $"{back.Cents} went back for {back.Attempt}, which is {attempt?.Status.ToString() ?? "unknown"} with {attempt?.CapturedCents ?? 0}.");
            }
        }

        if (step.Happened is DepositSettled settled && (step.Before.Reservation is not null || step.Before.ReturnReason is not null))
        {
            yield return new("money-owned", step.Stream, $"{settled.Reservation} was given money that is not free.");
        }
    }
}
