using CustomerConnect.Storage;
using Dapper;

namespace CustomerConnect.Grains.Messages;

/// <summary>What a message tells of its subject, as it stands when it is sent. Null where it does not apply.</summary>
public sealed record SubjectFacts
{
    /// <summary>The reservation.</summary>
    public string? ReservationId { get; init; }

    /// <summary>Its status in tables; of a link <c>on</c> or <c>off</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The home.</summary>
    public string? UnitId { get; init; }

    /// <summary>Who holds or has reserved the home, for a message about a home.</summary>
    public string? HolderId { get; init; }

    /// <summary>End of the reservation, or of the offer to the next in line; milliseconds.</summary>
    public long? EndsAt { get; init; }

    /// <summary>Start of the appointment, milliseconds.</summary>
    public long? SlotAt { get; init; }

    /// <summary><c>phone</c> or <c>in-person</c>.</summary>
    public string? SlotKind { get; init; }

    /// <summary><c>payment</c> where the deposit is charged, <c>intent</c> where its method is stored alone.</summary>
    public string? DepositMode { get; init; }

    /// <summary>Amount of the deposit.</summary>
    public long? AmountCents { get; init; }

    /// <summary>What of it was charged.</summary>
    public long? CapturedCents { get; init; }

    /// <summary>What of it was returned.</summary>
    public long? RefundedCents { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; init; }
}

/// <summary>Reads the facts from the read models, by ids.</summary>
public sealed class SubjectReader(IDatabase database)
{
    private const string Reservation =
        """
        select r.reservation_id as ReservationId, r.status as Status, r.unit_id as UnitId, r.ends_at as EndsAt, r.slot_at as SlotAt,
            r.slot_kind as SlotKind, d.mode as DepositMode, d.amount_cents as AmountCents, d.captured_cents as CapturedCents, d.refunded_cents as RefundedCents,
            d.currency as Currency
        from reservation_view r left join deposit_view d on d.deposit_id = r.deposit_id where r.reservation_id = @id
        """;

    private const string Deposit =
        """
        select d.reservation_id as ReservationId, s.unit_id as UnitId, d.amount_cents as AmountCents, d.captured_cents as CapturedCents,
            d.refunded_cents as RefundedCents, d.currency as Currency
        from deposit_view d left join session_view s on s.session_id = d.session_id where d.deposit_id = @id
        """;

    private const string Unit = "select unit_id as UnitId, contact_id as HolderId, until_at as EndsAt from unit_view where unit_id = @id";

    private const string Link = "select case when enabled = 1 then 'on' else 'off' end as Status from link where id = @id";

    /// <summary>The facts; empty for a subject that has none.</summary>
    public async Task<SubjectFacts> ReadAsync(string? kind, string? id)
    {
        var sql = kind switch { "reservation" => Reservation, "deposit" => Deposit, "unit" => Unit, "link" => Link, _ => null };
        if (sql is null)
        {
            return new();
        }

        return await database.ReadAsync(connection => connection.QuerySingleOrDefaultAsync<SubjectFacts>(sql, new { id })) ?? new();
    }
}
