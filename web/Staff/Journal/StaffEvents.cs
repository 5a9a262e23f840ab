using CustomerConnect.Grains.Deposits;
using CustomerConnect.Grains.Identity;
using CustomerConnect.Grains.Reservations;
using CustomerConnect.Grains.Sessions;
using CustomerConnect.Grains.Units;
using System.Text;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff.History;

namespace CustomerConnect.Web.Staff.Journal;

/// <summary>Events of the log, read as what they are.</summary>
public static class StaffEvents
{
    /// <summary>The event of a row of the history; likewise.</summary>
    public static object? Read(HistoryRecord row) => Read(new EventData(row.Type, (int)row.Schema, Encoding.UTF8.GetBytes(row.Data)));

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
