using CustomerConnect.Deposits;
using CustomerConnect.Grains.Deposits;
using CustomerConnect.Grains.Reservations;
using CustomerConnect.Grains.Sessions;
using CustomerConnect.Grains.Units;
using CustomerConnect.Reservations;
using CustomerConnect.Sessions;
using CustomerConnect.Storage.Log.Due;
using CustomerConnect.Units;

namespace CustomerConnect.Grains.Hosting;

/// <summary>Wakes the grain of a stream whose time has come.</summary>
public sealed class StreamWaker(IGrainFactory grains) : IDueHandler
{
    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Streams of this kind have no time of their own.</exception>
    public Task WakeAsync(string stream, CancellationToken cancel)
    {
        var slash = stream.IndexOf('/', StringComparison.Ordinal);
        var (prefix, key) = (stream[..Math.Max(slash, 0)], stream[(slash + 1)..]);
        return Grain(prefix, key).Wake().WaitAsync(cancel);
    }

    private IStreamGrain Grain(string prefix, string key) =>
        prefix == UnitAggregate.Prefix ? grains.GetGrain<IUnitGrain>(key)
        : prefix == SessionAggregate.Prefix ? grains.GetGrain<ISessionGrain>(key)
        : prefix == DepositAggregate.Prefix ? grains.GetGrain<IDepositGrain>(key)
        : prefix == ReservationAggregate.Prefix ? grains.GetGrain<IReservationGrain>(key)
        : throw new InvalidOperationException($"Nothing wakes streams named '{prefix}/…'.");
}
