using CustomerConnect.Grains.Deposits;
using CustomerConnect.Grains.Identity;
using CustomerConnect.Grains.Reservations;
using CustomerConnect.Grains.Sessions;
using CustomerConnect.Grains.Units;
using CustomerConnect.Storage.Log;

namespace CustomerConnect.Web.Staff.Journal;

/// <summary>Events of the log, read as what they are.</summary>
public static class StaffEvents
{
    /// <summary>The event; null for a kind of stream that staff are told nothing of.</summary>
    /// <exception cref="InvalidOperationException">A newer version of the product wrote it.</exception>
    public static object? Read(EventData data) => data.Type.Split('.')[0] switch
    {
        "session" => SessionEventTypes.All.Read(data),
        "deposit" => DepositEventTypes.All.Read(data),
        "reservation" => ReservationEventTypes.All.Read(data),
        "identity" => IdentityEventTypes.All.Read(data),
        "unit" => UnitEventTypes.All.Read(data),
        _ => null,
    };
}
