using CustomerConnect.Bench.Contest;
using CustomerConnect.Providers.Payments;
using CustomerConnect.Slots;
using CustomerConnect.Storage;
using CustomerConnect.Storage.People;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace CustomerConnect.Bench.Faults;

/// <summary>
/// A process that is to die in the middle of a visitor's step: one comes as far as Submit, and presses it or gives the home back. Its fault
/// point kills the process; when the point is never reached it says so and ends by itself.
/// </summary>
internal static class FaultRun
{
    /// <summary>Homes of a run's project, and slots of the one day that it has: one for each fault point, and more for those who try in vain.</summary>
    public const int Units = 46;

    /// <summary>Begins the line that says who is to die: session, home, slot, and who books the slot away or "-".</summary>
    public const string Visitor = "visitor ";

    /// <summary>Exit code of a process that did not die.</summary>
    public const int Survived = 3;

    /// <param name="number">Which home and which slot, from 0.</param>
    public static async Task<int> RunAsync(string setting, string value, string point, int number)
    {
        var catalog = new ContestCatalog(Units, Units, TimeProvider.System.GetUtcNow());
        using var host = await ContestHost.StartAsync((setting, value), catalog, point);
        var services = host.Services;
        var time = services.GetRequiredService<TimeProvider>();
        var grains = services.GetRequiredService<IGrainFactory>();
        await Run.PrepareAsync(services, catalog);
        var contestant = new Contestant(
            number, grains, services.GetRequiredService<Contacts>(), services.GetRequiredService<DemoPayments>(),
            new Board(services.GetRequiredService<IDatabase>(), catalog, time), time, 7);
        await contestant.ArriveAsync();
        var slot = SlotSchedule.Offered(catalog.Project, AppointmentKind.Phone, time.GetUtcNow())[number];
        if (!await contestant.HoldAndPayAsync(catalog.Project.Units[number].Id))
        {
            throw new InvalidOperationException("The home could not be held.");
        }

        (await contestant.Session.ChooseAppointment(new(CommandId.New(), slot))).Require();
        var session = (await contestant.Session.Look()).Session.Value;
        var home = catalog.Project.Units[number].Id;
        if (point.StartsWith("undo/", StringComparison.Ordinal))
        {
            // Somebody else's booking makes the submission fail in its middle.
            var other = new ReservationId(TextId.New(time));
            (await grains.GetGrain<ISlotGrain>(slot.ToString()).Book(new(CommandId.New(), other, 1))).Require();
            Console.WriteLine($"{Visitor}{session} {home} {slot} {other}");
        }
        else
        {
            Console.WriteLine($"{Visitor}{session} {home} {slot} -");
        }

        if (point.StartsWith("give-back/", StringComparison.Ordinal))
        {
            await contestant.Session.LeaveCheckout(new(CommandId.New(), new(home), "left"));
        }
        else
        {
            await contestant.SubmitAsync(home);
        }

        return Survived;
    }
}
