using System.Globalization;
using CustomerConnect.Reservations;
using CustomerConnect.Sessions;
using CustomerConnect.Slots;
using CustomerConnect.Storage;

namespace CustomerConnect.Tests.Properties;

/// <summary>
/// Several visitors, one contact with two browsers among them, do anything in any order and at once, through the real grains on the embedded
/// engine; whenever due work has run the audit finds nothing. <c>JOURNEY_SEED</c> repeats a run's choices (what runs at once may still
/// interleave otherwise), <c>JOURNEY_ROUNDS</c> says how long it is.
/// </summary>
public sealed class JourneyProperties
{
    private const int AtOnce = 3;

    private static readonly int Rounds =
        int.TryParse(Environment.GetEnvironmentVariable("JOURNEY_ROUNDS"), CultureInfo.InvariantCulture, out var wanted) ? wanted : 120;

    private static readonly string[] Methods = ["ok", "ok", "ok", "declined", "bank", "lost", "vanish"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_journeys_at_once_keep_every_invariant(int run)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("JOURNEY_SEED"), CultureInfo.InvariantCulture, out var wanted)
            ? wanted : Random.Shared.Next() + run;
        TestContext.Current.TestOutputHelper?.WriteLine($"JOURNEY_SEED={seed}");
        var random = new Random(seed);
        await using var world = await World.StartAsync(Dialect.Sqlite);
        world.Catalog.Set(s => s with { PhoneCapacity = 1, RequireAppointment = false });
        List<Visitor> visitors =
        [
            world.Visitor("ann"), world.Visitor("bob"), world.Visitor("cid"),
            new(world, world.Host, "ann-again") { Contact = new("contact-ann") },
        ];
        await Task.WhenAll(visitors.Select(v => v.StartAsync()));
        await Task.WhenAll(visitors.Select(v => v.SignInAsync()));

        var story = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            var acts = Enumerable.Range(0, random.Next(1, AtOnce + 1)).Select(_ => Act(random, world, visitors)).ToList();
            story.Add(string.Join(" & ", acts.Select(a => a.Name)));
            await Task.WhenAll(acts.Select(a => a.Run()));
            if (random.Next(3) == 0)
            {
                var time = TimeSpan.FromMinutes(random.Next(12) switch { 0 => 16, 1 => 60 * 25, 2 or 3 => 3, _ => 0.3 });
                story.Add($"{time.TotalMinutes:0.#} min");
                await world.PassAsync(time);
                await world.PassAsync(TimeSpan.FromSeconds(20));
                (await world.OffencesAsync()).Should().BeEmpty($"JOURNEY_SEED={seed}: {string.Join("; ", story)}");
            }
        }

        for (var i = 0; i < 3; i++)
        {
            await world.PassAsync(TimeSpan.FromMinutes(20));
        }

        (await world.OffencesAsync()).Should().BeEmpty($"JOURNEY_SEED={seed}: {string.Join("; ", story)}");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{await world.Store.ScalarAsync("select count(*) from event")} events, "
            + $"{await world.Store.ScalarAsync("select count(*) from reservation_view")} reservations");
    }

    private static (string Name, Func<Task> Run) Act(Random random, World world, List<Visitor> visitors)
    {
        var who = visitors[random.Next(visitors.Count)];
        var (unit, slot, method) = ($"u{random.Next(1, 4)}", random.Next(4), Methods[random.Next(Methods.Length)]);
        (string What, Func<Task> Run) act = random.Next(36) switch
        {
            < 16 => ($"goes on ({unit}, {method})", () => GoOnAsync(who, unit, method)),
            16 or 17 => ($"selects {unit}", () => who.SelectAsync(unit)),
            18 => ($"chooses slot {slot}", () => who.ChooseAsync(who.Slot(slot))),
            19 => ("opens", who.OpenAsync),
            20 => ($"pays {method}", () => who.PayAsync(method, $"attempt-{random.Next(3)}")),
            21 => ("submits", () => who.SubmitAsync()),
            22 => ("leaves", () => who.Session.LeaveCheckout(new(Some.Command, new(unit), "left"))),
            23 => ($"waits for {unit}", () => world.Unit(unit).JoinQueue(new(Some.Command, who.Id, who.Contact, TimeSpan.FromHours(24), 1))),
            24 or 25 or 26 => ($"moves to slot {slot}", () => WithReservationAsync(who, r => r.MoveAppointment(new(Some.Command, who.Slot(slot), 1)))),
            27 or 28 or 29 or 30 => ("starts anew", Anew(world, visitors, visitors.IndexOf(who))),
            31 or 32 or 33 => ("withdraws", () => WithReservationAsync(who, r => r.End(new(Some.Command, ReservationStatus.Withdrawn, null, null)))),
            _ => ("is extended", () => WithReservationAsync(who, r => r.Extend(new(Some.Command, world.Clock.GetUtcNow().AddDays(9), "staff-1", ExtendReason.Team)))),
        };
        return ($"{who.Id} {act.What}", act.Run);
    }

    /// <summary>The next thing that somebody does who wants to reserve.</summary>
    private static async Task GoOnAsync(Visitor who, string unit, string method)
    {
        var session = await who.Session.Look();
        await (session switch
        {
            { Selection.Unit: null } or { Lost: not null } => who.SelectAsync(unit),
            { HoldUntil: null } => who.OpenAsync(),
            { CanSubmit: false } => who.PayAsync(method),
            _ => who.SubmitAsync(),
        });
    }

    /// <summary>The same contact comes back with another browser.</summary>
    private static Func<Task> Anew(World world, List<Visitor> visitors, int index)
    {
        var fresh = new Visitor(world, world.Host, $"{index}-{Guid.NewGuid():n}") { Contact = visitors[index].Contact };
        visitors[index] = fresh;
        return async () =>
        {
            await fresh.StartAsync();
            await fresh.SignInAsync();
        };
    }

    private static async Task WithReservationAsync(Visitor visitor, Func<IReservationGrain, Task> act)
    {
        if (await visitor.Session.Look() is { Reservation: not null } session)
        {
            await act(visitor.Reservation(session));
        }
    }
}
