using CustomerConnect.Identity;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff.Actions;

namespace CustomerConnect.Grains.Identity;

/// <summary>A contact's identity as a stream.</summary>
public sealed class IdentityAggregate : IAggregate<IdentityState, IdentityEvent>
{
    /// <inheritdoc/>
    public static string Prefix => "identity";

    /// <inheritdoc/>
    public static IdentityState Initial(string key) => IdentityState.Initial(key);

    /// <inheritdoc/>
    public static IdentityState Apply(IdentityState state, IdentityEvent happened, DateTimeOffset at) => state.Apply(happened, at);

    /// <inheritdoc/>
    public static DateTimeOffset? Due(IdentityState state) => IdentityRules.Due(state);

    /// <inheritdoc/>
    public static void Rows(IdentityState state, int version, DateTimeOffset at, List<RowChange> rows) =>
        rows.Add(new(ReadModelTables.Identity, state.Contact.Value, [
            state.Contact.Value, (long)version, state.Community?.Value, StatusText(state.Status), state.ProfileComplete ? 1L : 0L, state.Check?.Id.Value,
            state.Check?.ProviderId, (long)state.Checks, state.Failure, state.StartedAt?.ToUnixTimeMilliseconds(),
            state.Check is null ? state.EndedAt?.ToUnixTimeMilliseconds() : null, state.Staff?.By, state.Staff?.Document.ToString().ToLowerInvariant(),
            at.ToUnixTimeMilliseconds()]));

    /// <inheritdoc/>
    public static void Messages(
        IdentityState before, IdentityState after, IdentityEvent happened, int version, DateTimeOffset at, List<RowChange> rows)
    {
        var done = happened switch
        {
            IdentityVerifiedByStaff e => (e.By, ActionKinds.IdentityVerified, Why: (string?)$"{Reason.StatementConfirmed}{e.Statement}", e.Document.ToString()),
            IdentityReopened e => (e.By, ActionKinds.IdentityReopened, e.Reason, null),
            _ => ((string By, string What, string? Why, string? Detail)?)null,
        };
        if (done is var (by, what, why, detail))
        {
            rows.Add(StaffTrail.Row(
                $"{Prefix}/{after.Contact}", version, at, by, what, "contact", after.Contact.Value, why, detail, community: after.Community));
        }
    }

    /// <summary>The word of a status in tables.</summary>
    public static string StatusText(IdentityStatus status) => status switch
    {
        IdentityStatus.InProgress => "in-progress",
        IdentityStatus.Verified => "verified",
        IdentityStatus.Failed => "failed",
        IdentityStatus.Cancelled => "cancelled",
        IdentityStatus.VerifiedByStaff => "verified-by-staff",
        _ => "not-started",
    };
}
