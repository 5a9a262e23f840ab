using CustomerConnect.Providers.Payments;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.People;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace CustomerConnect.Bench.Contest;

/// <summary>What one process' contestants came to.</summary>
/// <param name="Won">Homes they say they have, one each.</param>
/// <param name="Slots">Slots they say they have.</param>
/// <param name="Losers">Contestants without a home.</param>
/// <param name="Unclear">Contestants whose calls ended otherwise than with an answer.</param>
/// <param name="Refusals">How often each refusal was given.</param>
public sealed record Tally(
    IReadOnlyList<string> Won, IReadOnlyList<string> Slots, int Losers, int Unclear, IReadOnlyDictionary<string, int> Refusals);

/// <summary>Many contestants at once, in this process.</summary>
internal static class Run
{
    public static async Task PrepareAsync(IServiceProvider services, ContestCatalog catalog)
    {
        var offers = catalog.Project.Units.Select(u => new UnitOffer(u.Id, u.ProjectId, 50_000_000, "USD", true, null)).ToList();
        await services.GetRequiredService<IUnitOffers>().SendAsync(offers);
    }

    public static async Task<Tally> ContestAsync(IServiceProvider services, ContestCatalog catalog, int sessions, bool slots, int seed)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var board = new Board(services.GetRequiredService<IDatabase>(), catalog, time);
        await board.LookAsync();
        using var stop = new CancellationTokenSource();
        var looking = board.RunAsync(stop.Token);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, sessions).Select(async number =>
        {
            await Task.Yield();
            var contestant = new Contestant(
                number, services.GetRequiredService<IGrainFactory>(), services.GetRequiredService<Contacts>(),
                services.GetRequiredService<DemoPayments>(), board, time, seed);
            try
            {
                return await contestant.RunAsync(slots);
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                await Console.Error.WriteLineAsync($"Contestant {number}: {problem.GetType().Name}: {problem.Message}");
                return null;
            }
        }));
        await stop.CancelAsync();
        await looking;
        var clear = outcomes.OfType<Outcome>().ToList();
        return new(
            [.. clear.Select(o => o.Unit).OfType<string>()], [.. clear.Select(o => o.Slot).OfType<string>()],
            clear.Count(o => o.Unit is null), outcomes.Length - clear.Count,
            clear.SelectMany(o => o.Answers).CountBy(a => a).ToDictionary());
    }
}
