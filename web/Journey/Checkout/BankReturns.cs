using CustomerConnect.Deposits;
using CustomerConnect.Providers.Payments;
using CustomerConnect.Sessions;
using CustomerConnect.Storage;
using CustomerConnect.Web.Visits;
using Dapper;

namespace CustomerConnect.Web.Journey.Checkout;

/// <summary>
/// A visitor is back from the bank, or came back without its saying so. The provider knows which deposit an attempt is for; the browser
/// may have opened another visit since.
/// </summary>
public sealed class BankReturns(IPaymentProvider provider, IDatabase database, IGrainFactory grains, VisitorCookie cookie)
{
    /// <summary>Writes down what the provider says of an attempt, and leads the browser back into the visit that made it; nothing where it is not this browser's.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task BackAsync(HttpContext http, string attempt, CancellationToken cancel)
    {
        if (attempt.Length > 60 || cookie.Read(http) is not { } visitor || await SessionAsync(attempt, cancel) is not { } id)
        {
            return;
        }

        var session = grains.GetGrain<ISessionGrain>(id);
        if ((await session.Look()).Visitor != visitor.Id)
        {
            return;
        }

        // Whatever it says, the checklist shows it.
        await session.ConfirmDeposit(new(CommandId.New(), new(attempt)));
        if (visitor.Session?.Value != id)
        {
            cookie.Write(http, visitor with { Session = new SessionId(id) });
        }
    }

    /// <summary>The session after the provider was asked for every attempt that waits for a bank: the way back may have been lost.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    internal static async Task<Travel> AskedAsync(Travel travel)
    {
        if (travel.Session.Deposit is not { Status: DepositStatus.NeedsAuthentication } deposit)
        {
            return travel;
        }

        foreach (var attempt in deposit.Attempts.Where(a => a.Status == DepositStatus.NeedsAuthentication))
        {
            var answer = await travel.Grain.ConfirmDeposit(new(CommandId.New(), attempt.Attempt));
            travel = answer.Value is { } session ? travel with { Session = session } : travel;
        }

        return travel;
    }

    private async Task<string?> SessionAsync(string attempt, CancellationToken cancel) =>
        (await provider.FindAsync(attempt, cancel)).DepositId is not { Length: > 0 } deposit ? null
        : await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<string>("select session_id from deposit_view where deposit_id = @deposit", new { deposit }), cancel);
}
