using CustomerConnect.Grains;
using CustomerConnect.Grains.Allowances;
using FsCheck.Fluent;
using static CustomerConnect.Tests.Some;
using Allowance = CustomerConnect.Tests.Given<
    CustomerConnect.Grains.Allowances.AllowanceAggregate, CustomerConnect.Grains.Allowances.AllowanceState,
    CustomerConnect.Grains.Allowances.AllowanceEvent>;

namespace CustomerConnect.Tests.Properties;

/// <summary>
/// Any claims of any browsers: never more homes than the limit, what a reservation keeps goes with it alone, and a reference model decides the
/// same.
/// </summary>
public sealed class AllowanceProperties
{
    private const int Limit = 2;

    internal enum Doing
    {
        Claim, Offer, Keep, Unkeep, Release, ReleaseOfReservation, Pass,
    }

    internal sealed record Act(Doing What, int Session, int Unit, int Reservation, int Minutes);

    [Fact]
    public void Any_claims_in_any_order_stay_within_the_limit() => Runs.Hold(
        (from what in Gen.Elements(Enum.GetValues<Doing>())
         from session in Gen.Choose(1, 4)
         from unit in Gen.Choose(1, 2)
         from reservation in Gen.Choose(1, 5)
         from minutes in Gen.Choose(1, 15)
         select new Act(what, session, unit, reservation, minutes)).ArrayOf(),
        acts =>
        {
            var (allowance, model, now) = (new Allowance("p1/ann"), new AllowanceModel(Limit), 0d);
            foreach (var act in acts)
            {
                now += act.What == Doing.Pass ? act.Minutes : 0;
                var before = allowance.At(now).State;
                var decision = Do(allowance, act);
                var expected = model.Do(act, now);
                (decision.Refusal?.Code).Should().Be(expected, $"the model decides on {act}");
                model.Claims(now).Should().BeEquivalentTo(
                    allowance.State.At(After(now)).Select(c => (c.Session.Value, c.Unit.Value, c.Reservation?.Value, c.Offered)), $"after {act}");
                allowance.State.At(After(now)).Should().HaveCountLessThanOrEqualTo(Limit);
                allowance.State.Claims.Select(c => c.Session).Should().OnlyHaveUniqueItems();
                foreach (var kept in before.Claims.Where(c => c.Reservation is not null && !allowance.State.Claims.Contains(c)))
                {
                    // A session reserves once, so another reservation of the same session may take the place of the first.
                    act.What.Should().BeOneOf([Doing.Unkeep, Doing.ReleaseOfReservation, Doing.Keep], $"{kept} went by {act}: {decision}");
                    (act.What == Doing.Keep || kept.Reservation == new ReservationId($"r{act.Reservation}")).Should().BeTrue();
                }
            }
        });

    private static Decision<AllowanceEvent> Do(Allowance allowance, Act act)
    {
        var (session, unit, id) = (new SessionId($"s{act.Session}"), new UnitId($"u{act.Unit}"), new ReservationId($"r{act.Reservation}"));
        return allowance.When((a, now) => act.What switch
        {
            Doing.Claim => AllowanceRules.Claim(a, new(Command, session, now.AddMinutes(20), Limit, unit), now),
            Doing.Offer => AllowanceRules.Claim(a, new(Command, session, now.AddMinutes(30), Limit, unit, Offered: true), now),
            Doing.Keep => AllowanceRules.Keep(a, new(Command, session, id, Limit, unit), now),
            Doing.Unkeep => AllowanceRules.Unkeep(a, new(Command, session, id, now.AddMinutes(10))),
            Doing.Release => AllowanceRules.Release(a, new(Command, session, null, unit)),
            Doing.ReleaseOfReservation => AllowanceRules.Release(a, new(Command, session, id, unit)),
            _ => Decision<AllowanceEvent>.Nothing,
        });
    }
}
