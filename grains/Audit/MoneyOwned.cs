using System.Runtime.CompilerServices;
using CustomerConnect.Grains.Deposits;
using CustomerConnect.Reservations;

namespace CustomerConnect.Grains.Audit;

/// <summary>Captured money belongs to exactly one standing reservation, or goes back.</summary>
public static class MoneyOwned
{
    /// <summary>Checks all deposits against all reservations.</summary>
    /// <param name="before">Work that was due before this moment must be done.</param>
    public static IEnumerable<Offence> Check(LogAudit log, DateTimeOffset before)
    {
        var owners = new Dictionary<ReservationId, string>();
        foreach (var (key, (deposit, _, at)) in log.Deposits.Streams)
        {
            var stream = $"deposit/{key}";
            if (deposit.Reservation is { } id && !owners.TryAdd(id, stream))
            {
                yield return new("money-owned", stream, $"{id} has the money of {owners[id]} too.");
            }

            var kept = deposit.Attempts.Where(a => a.Status == AttemptStatus.Succeeded).Sum(a => a.CapturedCents);
            if (kept > 0 && at < before && deposit.ReturnReason is null && WhyNotOwned(log, deposit, before) is { } why)
            {
                yield return new("money-owned", stream, $"{kept} {deposit.Amount?.Currency} are kept though {why}.");
            }
        }
    }

    /// <summary>Checks the provider's own records against all deposits.</summary>
    public static async IAsyncEnumerable<Offence> CheckAsync(
        LogAudit log, IMoneyRecords records, DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var attempts = new Dictionary<AttemptId, (string Stream, AttemptState Attempt)>();
        foreach (var (key, (deposit, _, _)) in log.Deposits.Streams)
        {
            foreach (var attempt in deposit.Attempts.Where(a => !attempts.TryAdd(a.Id, ($"deposit/{key}", a))))
            {
                yield return new("money-owned", $"deposit/{key}", $"its attempt {attempt.Id} is also one of {attempts[attempt.Id].Stream}.");
            }
        }

        await foreach (var record in records.AllAsync(cancel))
        {
            if (!attempts.Remove(record.Attempt, out var ours))
            {
                if (record.CapturedCents > record.RefundedCents)
                {
                    yield return new("money-owned", $"payment {record.Attempt}", $"{record.CapturedCents} were charged and no deposit knows why.");
                }

                continue;
            }

            var (stream, attempt) = ours;
            if (record.RefundedCents > record.CapturedCents)
            {
                yield return new("money-owned", stream, $"{record.RefundedCents} went back for {attempt.Id} of {record.CapturedCents}.");
            }

            // An attempt that is still asked about, or a return that is tried again, is due work and judged there.
            var open = attempt.InFlight || attempt.At >= before;
            if (!open && (attempt.CapturedCents != record.CapturedCents || attempt.ReturnedCents > record.RefundedCents))
            {
                yield return new(
                    "money-owned", stream,
                    $"of {attempt.Id} the provider charged {record.CapturedCents} and gave back {record.RefundedCents}, "
                    + $"the log says {attempt.CapturedCents} and {attempt.ReturnedCents}.");
            }
        }

        foreach (var (stream, attempt) in attempts.Values.Where(a => a.Attempt.CapturedCents > 0))
        {
            yield return new("money-owned", stream, $"the provider does not know {attempt.Id}, which the log says was charged.");
        }
    }

    private static string? WhyNotOwned(LogAudit log, DepositState deposit, DateTimeOffset before)
    {
        if (deposit.Reservation is not { } id)
        {
            return deposit.Deadline < before ? $"no reservation has them and the deadline was {deposit.Deadline:O}" : null;
        }

        var reservation = log.Reservations.Of(id.Value);
        return reservation.Status switch
        {
            ReservationStatus.Active or ReservationStatus.Completed =>
                reservation.Placement!.Deposit == deposit.Deposit ? null : $"{id} was placed with {reservation.Placement.Deposit}",
            // Its submission is under way: due work of its session.
            ReservationStatus.None => log.Sessions.Of(deposit.Session!.Value.Value).Submission?.Reservation == id
                ? null : $"{id} was never placed and nobody is submitting it",
            var status => reservation.Ended ? $"{id} is {status}" : null,
        };
    }
}
