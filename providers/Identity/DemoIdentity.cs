using System.Data.Common;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Log;
using Dapper;

namespace CustomerConnect.Providers.Identity;

/// <summary>Plays the identity provider in a demonstration: the person chooses on its page what comes of the check.</summary>
public sealed class DemoIdentity(IDatabase database, TimeProvider clock) : IIdentityProvider
{
    /// <summary>Where the stand-in asks; the check's id there follows.</summary>
    public const string PagePath = "/dev/identity/";

    private const string Columns = "check_id as CheckId, provider_id as ProviderId, status as Status, failure as Failure, return_to as ReturnTo";

    /// <inheritdoc/>
    public Task<IdentityOutcome> BeginAsync(IdentityRequest request, CancellationToken cancel = default) => AnswerAsync(
        async (connection, transaction) =>
        {
            await InsertAsync(connection, transaction, request.CheckId, "open", request.ReturnTo);
            // Whoever goes on from another device is sent back there.
            await connection.ExecuteAsync("update demo_identity set return_to = @ReturnTo where check_id = @CheckId", request, transaction);
            return await FindAsync(connection, transaction, request.CheckId);
        }, cancel);

    /// <inheritdoc/>
    public async Task<IdentityOutcome> FindAsync(string checkId, CancellationToken cancel = default)
    {
        try
        {
            return Outcome(await database.ReadAsync(connection => FindAsync(connection, null, checkId), cancel));
        }
        catch (StorageUnavailableException)
        {
            return new(IdentityCheckStatus.Unknown);
        }
    }

    /// <inheritdoc/>
    public Task<IdentityOutcome> CancelAsync(string checkId, CancellationToken cancel = default) => AnswerAsync(
        async (connection, transaction) =>
        {
            // A beginning that is still on its way finds this row, and opens nothing.
            await InsertAsync(connection, transaction, checkId, "cancelled", "");
            await connection.ExecuteAsync("update demo_identity set status = 'cancelled' where check_id = @checkId and status = 'open'", new { checkId }, transaction);
            return await FindAsync(connection, transaction, checkId);
        }, cancel);

    /// <summary>The check that the page of the stand-in shows, or null.</summary>
    public Task<DemoIdentityCheck?> ShownAsync(string providerId, CancellationToken cancel = default) =>
        database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<DemoIdentityCheck>(
                $"select {Columns} from demo_identity where provider_id = @providerId", new { providerId }), cancel);

    /// <summary>The person has chosen what comes of it. Harmless when that was settled before.</summary>
    /// <param name="failure">Why it failed, or null when it is verified.</param>
    public Task SettleAsync(string providerId, string? failure, CancellationToken cancel = default) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "update demo_identity set status = @status, failure = @failure where provider_id = @providerId and status = 'open'",
                new { providerId, failure, status = failure is null ? "verified" : "failed" }, transaction), cancel);

    private async Task<IdentityOutcome> AnswerAsync(Func<DbConnection, DbTransaction, Task<DemoIdentityCheck?>> work, CancellationToken cancel)
    {
        try
        {
            return Outcome(await database.WriteAsync(work, cancel));
        }
        catch (StorageUnavailableException)
        {
            return new(IdentityCheckStatus.Unknown);
        }
    }

    private Task InsertAsync(DbConnection connection, DbTransaction transaction, string checkId, string status, string returnTo) =>
        connection.ExecuteAsync(
            """
            insert into demo_identity (check_id, provider_id, status, return_to, created_at) values (@checkId, @id, @status, @returnTo, @now)
            on conflict (check_id) do nothing
            """, new { checkId, id = $"vs_{TextId.New(clock)}", status, returnTo, now = clock.GetUtcNow().ToUnixTimeMilliseconds() }, transaction);

    private static Task<DemoIdentityCheck?> FindAsync(DbConnection connection, DbTransaction? transaction, string checkId) =>
        connection.QuerySingleOrDefaultAsync<DemoIdentityCheck>($"select {Columns} from demo_identity where check_id = @checkId", new { checkId }, transaction);

    private static IdentityOutcome Outcome(DemoIdentityCheck? check) => check switch
    {
        null => new(IdentityCheckStatus.NotFound),
        { Status: "open" } => new(IdentityCheckStatus.Open, check.ProviderId, ContinueAt: PagePath + check.ProviderId),
        { Status: "verified" } => new(IdentityCheckStatus.Verified, check.ProviderId),
        { Status: "failed" } => new(IdentityCheckStatus.Failed, check.ProviderId, check.Failure),
        _ => new(IdentityCheckStatus.Cancelled, check.ProviderId),
    };
}

/// <summary>A check at the stand-in.</summary>
public sealed record DemoIdentityCheck
{
    /// <summary>Our id.</summary>
    public required string CheckId { get; init; }

    /// <summary>Its own.</summary>
    public required string ProviderId { get; init; }

    /// <summary><c>open</c>, <c>verified</c>, <c>failed</c> or <c>cancelled</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Why it failed, or null.</summary>
    public string? Failure { get; init; }

    /// <summary>Where the person came from.</summary>
    public required string ReturnTo { get; init; }
}
