using System.Data.Common;
using CustomerConnect.Storage;
using Dapper;

namespace CustomerConnect.Bench.Contest;

/// <summary>What the database says after a contest, whatever the contestants believe.</summary>
/// <param name="Reservations">Standing reservations.</param>
/// <param name="UnitsTaken">Different homes among them.</param>
/// <param name="SlotsTaken">Different slots among them.</param>
/// <param name="CapturedNotSettled">Deposits whose money belongs to no reservation and is not back.</param>
internal sealed record Verdict(int Reservations, int UnitsTaken, int SlotsTaken, int CapturedNotSettled)
{
    /// <summary>Homes or slots that two reservations have.</summary>
    public int Doubles(bool slots) => Reservations - UnitsTaken + (slots ? Reservations - SlotsTaken : 0);

    public static async Task<Verdict> ReadAsync(IDatabase database)
    {
        await using var connection = await database.OpenAsync();
        var standing = (await connection.QueryAsync<(string Unit, string? Slot)>(
            "select unit_id, slot_id from reservation_view where status = 'active'")).ToList();
        return new(
            standing.Count, standing.Select(r => r.Unit).Distinct().Count(), standing.Select(r => r.Slot).OfType<string>().Distinct().Count(),
            await LooseMoneyAsync(connection));
    }

    public static async Task<int> LooseMoneyAsync(DbConnection connection) => await connection.ExecuteScalarAsync<int>(
        "select count(*) from deposit_view where captured_cents > refunded_cents and status <> 'settled'");
}
