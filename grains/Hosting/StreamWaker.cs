using CustomerConnect.Deposits;
using CustomerConnect.Grains.Deposits;
using CustomerConnect.Grains.Identity;
using CustomerConnect.Grains.Reservations;
using CustomerConnect.Grains.Sessions;
using CustomerConnect.Grains.Units;
using CustomerConnect.Identity;
using CustomerConnect.Reservations;
using CustomerConnect.Sessions;
using CustomerConnect.Storage.Log.Due;
using CustomerConnect.Units;
using Microsoft.Extensions.Logging;

namespace CustomerConnect.Grains.Hosting;

/// <summary>Wakes the grain of a stream whose time has come.</summary>
public sealed partial class StreamWaker(IGrainFactory grains, ILogger<StreamWaker> logger) : IDueHandler
{
    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Streams of this kind have no time of their own.</exception>
    public async Task WakeAsync(string stream, CancellationToken cancel)
    {
        var slash = stream.IndexOf('/', StringComparison.Ordinal);
        var (prefix, key) = (stream[..Math.Max(slash, 0)], stream[(slash + 1)..]);
        await Grain(prefix, key).Wake().WaitAsync(cancel);
        if (prefix == UnitAggregate.Prefix)
        {
            await TellSessionsAsync(new(key), cancel);
        }
        else if (prefix == DepositAggregate.Prefix)
        {
            await TellSessionAsync(new DepositId(key), cancel);
        }
    }

    /// <summary>
    /// Tells the session how its deposit stands, which may have moved while no browser was there. Sessions call deposits, so the deposit's
    /// grain does not do it. One that cannot be told learns it the next time, or when somebody looks.
    /// </summary>
    private async Task TellSessionAsync(DepositId deposit, CancellationToken cancel)
    {
        if ((await grains.GetGrain<IDepositGrain>(deposit.Value).Look().WaitAsync(cancel)).Session is { } session)
        {
            await grains.GetGrain<ISessionGrain>(session.Value).LearnDeposit(deposit).WaitAsync(cancel);
        }
    }

    /// <summary>
    /// Tells the sessions whose holds were ended by another hand. Not the home's grain does it: sessions call homes, so a home that
    /// waited for a session would close a circle. Until the session has answered, the home stays due. A session that cannot be told puts a
    /// home that nobody has off, longer each time; one that somebody has by now is due for their sake too, and stays as soon as before.
    /// </summary>
    private async Task TellSessionsAsync(UnitId unit, CancellationToken cancel)
    {
        var home = await grains.GetGrain<IUnitGrain>(unit.Value).Look().WaitAsync(cancel);
        foreach (var session in home.Untold)
        {
            try
            {
                await grains.GetGrain<ISessionGrain>(session.Value).LearnHoldEnded(unit).WaitAsync(cancel);
            }
            catch (Exception e) when (home.Session is not null && !cancel.IsCancellationRequested)
            {
                LogNotTold(logger, session.Value, unit.Value, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Session {Session} could not be told that its hold on home {Unit} was ended; it is tried again")]
    private static partial void LogNotTold(ILogger logger, string session, string unit, Exception e);

    private IStreamGrain Grain(string prefix, string key) =>
        prefix == UnitAggregate.Prefix ? grains.GetGrain<IUnitGrain>(key)
        : prefix == SessionAggregate.Prefix ? grains.GetGrain<ISessionGrain>(key)
        : prefix == DepositAggregate.Prefix ? grains.GetGrain<IDepositGrain>(key)
        : prefix == ReservationAggregate.Prefix ? grains.GetGrain<IReservationGrain>(key)
        : prefix == IdentityAggregate.Prefix ? grains.GetGrain<IIdentityGrain>(key)
        : throw new InvalidOperationException($"Nothing wakes streams named '{prefix}/…'.");
}
