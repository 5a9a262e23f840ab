using CustomerConnect.Deposits;
using CustomerConnect.Grains.Audit;
using CustomerConnect.Grains.Deposits;
using CustomerConnect.Providers.Payments;
using CustomerConnect.Tests.Deposits;
using FsCheck.Fluent;
using static CustomerConnect.Tests.Some;
using Purse = CustomerConnect.Tests.Given<
    CustomerConnect.Grains.Deposits.DepositAggregate, CustomerConnect.Grains.Deposits.DepositState,
    CustomerConnect.Grains.Deposits.DepositEvent>;

namespace CustomerConnect.Tests.Properties;

/// <summary>
/// Any payments, answers that get lost, late confirmations, settlements, undos and returns, on two deposits whose pages send the same
/// ids of attempts: once all due work has run, what was captured is settled by one reservation or has gone back, and nothing went back
/// twice.
/// </summary>
public sealed class MoneyProperties
{
    internal enum Doing
    {
        Pay, Ask, Bank, Settle, Unsettle, Return, Wake, Pass, Outage,
    }

    internal sealed record Act(Doing What, int Purse, int Attempt, int Reservation, string Method, double Minutes);

    [Fact]
    public void Any_payments_in_any_order_end_settled_once_or_returned() => Runs.Hold(
        (from what in Gen.Elements(Enum.GetValues<Doing>())
         from purse in Gen.Choose(0, 1)
         from attempt in Gen.Choose(1, 4)
         from reservation in Gen.Choose(1, 3)
         from method in Gen.Elements("ok", "declined", "bank", "slow", "lost", "vanish")
         from minutes in Gen.Elements(0.1, 0.3, 5, 16)
         select new Act(what, purse, attempt, reservation, method, minutes)).ArrayOf(),
        acts =>
        {
            var (provider, now) = (new ScriptedPayments(), 0d);
            Purse[] purses = [new("deposit-1"), new("deposit-2")];
            foreach (var purse in purses)
            {
                purse.Open(16);
            }

            foreach (var act in acts)
            {
                now += act.What == Doing.Pass ? act.Minutes : 0;
                Do(purses[act.Purse].At(now), provider, act);
            }

            provider.RefusesReturns = false;
            provider.SlowBanksDecide();
            for (var i = 0; i < 10; i++)
            {
                now += 20;
                foreach (var purse in purses)
                {
                    Wake(purse.At(now), provider);
                }
            }

            // The customer is as late as can be: what was called off charges nothing any more.
            foreach (var purse in purses)
            {
                for (var attempt = 1; attempt <= 4; attempt++)
                {
                    provider.ConfirmAtBank(Own(purse, attempt).Value);
                }
            }

            purses.Should().OnlyContain(p => DepositRules.Due(p.State) == null, "no work is left");
            provider.Kept.Should().Be(250_000 * purses.Count(p => p.State is { Reservation: not null, ReturnReason: null }));
        });

    private static AttemptId Own(Purse purse, int attempt) => DepositRules.OwnAttempt(purse.State.Deposit, new($"a{attempt}"));

    private static void Do(Purse purse, ScriptedPayments provider, Act act)
    {
        var (attempt, id) = (Own(purse, act.Attempt), new ReservationId($"r{act.Reservation}"));
        switch (act.What)
        {
            case Doing.Pay:
                if (purse.Pay(attempt) is { Refusal: null, Events.Length: > 0 })
                {
                    Record(purse, attempt, provider.PayAsync(new(attempt.Value, purse.State.Deposit.Value, true, 250_000, "USD", act.Method)).Result);
                }

                break;
            case Doing.Ask when purse.State.Attempts.Any(a => a.Id == attempt):
                Record(purse, attempt, provider.FindAsync(attempt.Value).Result);
                break;
            case Doing.Bank:
                provider.ConfirmAtBank(attempt.Value);
                break;
            case Doing.Settle:
                purse.Settle(id);
                break;
            case Doing.Unsettle:
                purse.Unsettle(id);
                break;
            case Doing.Return:
                purse.Return(purse.State.Reservation == id ? id : null);
                break;
            case Doing.Wake:
                Wake(purse, provider);
                break;
            case Doing.Outage:
                provider.RefusesReturns = !provider.RefusesReturns;
                break;
        }
    }

    private static void Record(Purse purse, AttemptId attempt, PaymentOutcome outcome)
    {
        purse.Record(attempt, outcome);
        purse.State.Attempts.Count(a => a.Status == AttemptStatus.Succeeded && !purse.State.ToReturn.Contains(a))
            .Should().BeLessThanOrEqualTo(1, "one attempt counts");
    }

    /// <summary>What the grain does when it is woken, in the same order.</summary>
    private static void Wake(Purse purse, ScriptedPayments provider)
    {
        purse.Wake();
        foreach (var attempt in DepositRules.ToAsk(purse.State, purse.Now).ToList())
        {
            var outcome = provider.FindAsync(attempt.Id.Value).Result;
            outcome = outcome.Status == PaymentStatus.NotFound ? provider.CancelAsync(attempt.Id.Value).Result : outcome;
            purse.When((d, _) => DepositRules.RecordAsked(d, attempt.Id, outcome));
            DepositRules.ToAsk(purse.State, purse.Now).Should().NotContain(a => a.Id == attempt.Id, "the provider is not asked without a pause");
        }

        foreach (var attempt in DepositRules.ToGiveUp(purse.State).ToList())
        {
            Record(purse, attempt.Id, provider.CancelAsync(attempt.Id.Value).Result);
        }

        foreach (var attempt in DepositRules.ToReturnNow(purse.State, purse.Now).ToList())
        {
            var request = new RefundRequest(attempt.Id.Value, attempt.ProviderId!, attempt.CapturedCents, "USD", "test");
            var (before, outcome) = (purse.State, provider.ReturnAsync(request).Result);
            if (purse.When((d, _) => DepositRules.RecordReturn(d, attempt.Id, outcome)).Events is [AttemptReturned back])
            {
                MoneyReturnedOnce.Check(new("deposit/d", before, back, purse.State, purse.Now)).Should().BeEmpty();
            }
        }
    }
}
