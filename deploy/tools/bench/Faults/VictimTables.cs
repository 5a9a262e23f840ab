using System.Data.Common;
using Dapper;

namespace CustomerConnect.Bench.Faults;

/// <summary>What the tables say of a visitor whose process was killed; all of them have to say the same.</summary>
/// <param name="Claims">Homes that count in the visitor's limit.</param>
/// <param name="Bookings">Bookings of the visitor's slot.</param>
/// <param name="Reservation">Status of the reservation, or null.</param>
internal sealed record VictimTables(string? Session, string? Home, string? Deposit, long Claims, long Bookings, string? Reservation)
{
    /// <summary>The home is reserved with slot and money.</summary>
    public const string Whole = "whole";

    /// <summary>The submission is undone: the home is held and paid for as before it, and the slot is the other's who took it.</summary>
    public const string Undone = "undone";

    /// <summary>The hold is given back: the home is free, the money returned, nothing counts.</summary>
    public const string GivenBack = "given back";

    /// <summary>What has become of it, or null while it is none of the three.</summary>
    public string? Became => this switch
    {
        { Session: "reserved", Home: "progress", Deposit: "settled", Claims: 1, Bookings: 1, Reservation: "active" } => Whole,
        { Session: "holding", Home: "hold", Deposit: "paid", Claims: 1, Bookings: 1, Reservation: null } => Undone,
        { Session: "signed-in", Home: "available", Deposit: "returned", Claims: 0, Bookings: 0, Reservation: null } => GivenBack,
        _ => null,
    };

    /// <summary>Reads them all at one moment.</summary>
    public static async Task<VictimTables> ReadAsync(DbConnection connection, string session, string home, string slot) =>
        await connection.QuerySingleAsync<VictimTables>(
            """
            select s.status as Session, u.status as Home, d.status as Deposit, coalesce(a.claims, 0) as Claims, coalesce(l.booked, 0) as Bookings,
                r.status as Reservation
            from session_view s
            left join unit_view u on u.unit_id = @home
            left join deposit_view d on d.deposit_id = s.deposit_id
            left join allowance_view a on a.contact_id = s.contact_id
            left join slot_view l on l.slot_id = @slot
            left join reservation_view r on r.session_id = s.session_id
            where s.session_id = @session
            """,
            new { session, home, slot });
}
