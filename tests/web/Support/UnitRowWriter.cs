using System.Text;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Log;

namespace CustomerConnect.Web.Tests.Support;

/// <summary>Plays the grains of homes: appends an event with the row that pages read, so that the feed moves as it does in life.</summary>
public sealed class UnitRowWriter(IEventLog log, TimeProvider clock) : IUnitOffers
{
    private readonly Dictionary<string, UnitNow> _units = new(StringComparer.Ordinal);

    private sealed record UnitNow(string Project, int Version, string Status, long? Price);

    public async Task<IReadOnlyList<OfferAnswer>> SendAsync(IReadOnlyList<UnitOffer> offers, CancellationToken cancel = default)
    {
        await Task.WhenAll(offers.Select(o => WriteAsync(
            o.UnitId, o.ProjectId, o.Sold == true ? "sold" : o.Released == true ? "available" : "unreleased", o.PriceCents, null)));
        return [.. offers.Select(_ => new OfferAnswer(OfferResult.Accepted))];
    }

    /// <summary>Sets a home's status as its grain would.</summary>
    public Task SetAsync(string unitId, string status, DateTimeOffset? until = null)
    {
        UnitNow unit;
        lock (_units)
        {
            unit = _units[unitId];
        }

        return WriteAsync(unitId, unit.Project, status, unit.Price, until);
    }

    private async Task WriteAsync(string unitId, string project, string status, long? price, DateTimeOffset? until)
    {
        int version;
        lock (_units)
        {
            version = _units.TryGetValue(unitId, out var old) ? old.Version : 0;
            _units[unitId] = new UnitNow(project, version + 1, status, price);
        }

        var now = clock.GetUtcNow();
        var row = new RowChange(ReadModelTables.Unit, unitId,
        [
            unitId, project, version + 1L, status, price, price is null ? null : "USD", null, null, null, until?.ToUnixTimeMilliseconds(), 0L,
            now.ToUnixTimeMilliseconds(),
        ]);
        var outcome = await log.AppendAsync(new Append(
            $"unit/{unitId}", version, Guid.CreateVersion7(), now, [new EventData("unit.tested", 1, Encoding.UTF8.GetBytes("{}"))], [row]));
        if (outcome.Result != AppendResult.Written)
        {
            throw new InvalidOperationException($"{unitId}: {outcome.Result}");
        }
    }
}
