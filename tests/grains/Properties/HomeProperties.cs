using CustomerConnect.Grains;
using CustomerConnect.Grains.Audit;
using CustomerConnect.Grains.Units;
using CustomerConnect.Tests.Units;
using FsCheck.Fluent;
using Home = CustomerConnect.Tests.Given<
    CustomerConnect.Grains.Units.UnitAggregate, CustomerConnect.Grains.Units.UnitState, CustomerConnect.Grains.Units.UnitEvent>;

namespace CustomerConnect.Tests.Properties;

/// <summary>Any sequence of commands of any number of sessions, at any times.</summary>
public sealed class HomeProperties
{
    internal enum Doing
    {
        Hold, Extend, Release, EndHold, Reserve, Undo, Free, Sell, Join, Leave, Wake, Pass,
    }

    internal sealed record Act(Doing What, int Session, int Id, double Minutes);

    [Fact]
    public void Any_commands_in_any_order_are_decided_as_the_description_says_and_leave_one_holder() => Runs.Hold(
        (from what in Gen.Frequency(
             (4, Gen.Constant(Doing.Hold)), (1, Gen.Constant(Doing.Extend)), (2, Gen.Constant(Doing.Release)), (1, Gen.Constant(Doing.EndHold)), (3, Gen.Constant(Doing.Reserve)),
             (2, Gen.Constant(Doing.Undo)), (2, Gen.Constant(Doing.Free)), (1, Gen.Constant(Doing.Sell)), (3, Gen.Constant(Doing.Join)),
             (1, Gen.Constant(Doing.Leave)), (3, Gen.Constant(Doing.Wake)), (5, Gen.Constant(Doing.Pass)))
         from session in Gen.Choose(1, 4)
         from id in Gen.Choose(1, 5)
         from minutes in Gen.Elements(0.5, 1, 2, 5, 14.5, 15, 60, 100, 1440)
         select new Act(what, session, id, minutes)).ArrayOf(),
        Decides);

    private static void Decides(Act[] acts)
    {
        var (home, model, now) = (new Home("u1"), new HomeModel(), 0d);
        home.Offer(released: true, price: Some.Price);
        for (var i = 0; i < acts.Length; i++)
        {
            var act = acts[i];
            var session = new SessionId($"session-{act.Session}");
            var id = new ReservationId($"r{act.Id}");
            if (act.What == Doing.Pass)
            {
                now += act.Minutes;
                home.At(now);
            }

            var before = home.State;
            var (decision, expected) = act.What switch
            {
                Doing.Hold => (home.Hold(session), model.Hold(act.Session, now)),
                Doing.Extend => (home.Extend(session), model.Extend(act.Session, now)),
                Doing.Release => (home.Release(session), model.Release(act.Session, now)),
                Doing.EndHold => (home.EndHold(session), model.EndHold(act.Session, now)),
                Doing.Reserve => (home.Reserve(session, id, Some.After(now + 100)), model.Reserve(act.Session, act.Id, now)),
                Doing.Undo => (home.Undo(id), model.Undo(act.Id, now)),
                Doing.Free => (home.Free(id), model.Free(act.Id, now)),
                Doing.Sell => (home.Sell(id), model.Sell(act.Id)),
                Doing.Join => (home.Join(session), model.Join(act.Session, now)),
                Doing.Leave => (home.Leave(session), model.Leave(act.Session)),
                Doing.Wake => (home.When(UnitRules.Wake), model.Wake(now)),
                _ => (Decision<UnitEvent>.Nothing, true),
            };
            var where = $"step {i} ({act}) of {string.Join(", ", acts.Take(i))}";
            (decision.Refusal is null).Should().Be(expected, $"{where} gave {decision.Refusal?.Code ?? "ok"}");
            var snapshot = home.State.Snapshot(0, Some.After(now));
            snapshot.Status.ToString().Should().Be(model.Status(now), where);
            snapshot.Session.Should().Be(model.Holder(now) is { } holder ? new SessionId($"session-{holder}") : null, where);
            OneHolderIn(before, decision, Some.After(now)).Should().BeEmpty(where);
        }
    }

    private static IEnumerable<Offence> OneHolderIn(UnitState state, Decision<UnitEvent> decision, DateTimeOffset at)
    {
        foreach (var happened in decision.Refusal is null ? decision.Events : [])
        {
            var after = state.Apply(happened, at);
            foreach (var offence in OneHolder.Check(new("unit/u1", state, happened, after, at)))
            {
                yield return offence;
            }

            state = after;
        }
    }
}
