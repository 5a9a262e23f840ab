using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CustomerConnect.Allowances;
using CustomerConnect.Storage.Log;

namespace CustomerConnect.Grains.Allowances;

/// <summary>What can happen to an allowance.</summary>
public abstract record AllowanceEvent;

/// <summary>A session counts one home until a time.</summary>
/// <param name="Limit">The limit that applied.</param>
/// <param name="Offered">A queue offers the home.</param>
public sealed record AllowanceClaimed(SessionId Session, UnitId Unit, DateTimeOffset Until, int Limit, bool Offered) : AllowanceEvent;

/// <summary>A session counts one home until it is given back: it is being reserved.</summary>
/// <param name="Limit">The limit that applied.</param>
public sealed record AllowanceKept(SessionId Session, UnitId Unit, ReservationId Reservation, int Limit) : AllowanceEvent;

/// <summary>A submission was taken back: the session's claim counts until a time again.</summary>
public sealed record AllowanceUnkept(SessionId Session, ReservationId Reservation, DateTimeOffset Until) : AllowanceEvent;

/// <summary>A session's claim is given back.</summary>
public sealed record AllowanceReleased(SessionId Session) : AllowanceEvent;

/// <summary>JSON of the events.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AllowanceClaimed)), JsonSerializable(typeof(AllowanceReleased))]
[JsonSerializable(typeof(AllowanceKept)), JsonSerializable(typeof(AllowanceUnkept))]
internal sealed partial class AllowanceJson : JsonSerializerContext;

/// <summary>The stable names.</summary>
public static class AllowanceEventTypes
{
    /// <summary>All of them.</summary>
    public static readonly EventTypes<AllowanceEvent> All = new(
        ("allowance.claimed", 1, AllowanceJson.Default.AllowanceClaimed),
        ("allowance.kept", 1, AllowanceJson.Default.AllowanceKept),
        ("allowance.unkept", 1, AllowanceJson.Default.AllowanceUnkept),
        ("allowance.released", 1, AllowanceJson.Default.AllowanceReleased));
}

/// <summary>A claim. It counts before <paramref name="Until"/>, or always where a reservation keeps it.</summary>
/// <param name="Offered">A queue offered the home, and the session has not taken it up.</param>
public sealed record Claim(SessionId Session, UnitId Unit, DateTimeOffset? Until, ReservationId? Reservation, bool Offered = false);

/// <summary>The claims of a contact in a project, one a session.</summary>
/// <param name="TakenBack">Submissions that were taken back, the newest last: nothing of theirs may arrive any more.</param>
public sealed record AllowanceState(string Key, ImmutableArray<Claim> Claims, int Limit, ImmutableArray<ReservationId> TakenBack)
{
    /// <summary>Claims that count at a moment.</summary>
    public IEnumerable<Claim> At(DateTimeOffset now) => Claims.Where(c => c.Until is not { } until || now < until);
}

/// <summary>The rules of an allowance: never more homes at one time than the limit.</summary>
public static class AllowanceRules
{
    /// <summary>The session's claim that counts at a moment, or null.</summary>
    public static Claim? Own(AllowanceState state, SessionId session, DateTimeOffset now) =>
        state.At(now).FirstOrDefault(c => c.Session == session);

    /// <summary>
    /// Claims one home for a session until a time. A claim that a reservation keeps stays, and one for an offered home is not made shorter.
    /// No other home takes a claim's place: the one that is claimed may be held by now, and has to be given back first.
    /// </summary>
    public static Decision<AllowanceEvent> Claim(AllowanceState state, ClaimAllowance wish, DateTimeOffset now)
    {
        var own = Own(state, wish.Session, now);
        if (own is not null && own.Unit != wish.Unit && (own.Offered || wish.Offered))
        {
            return new AnotherHomeIsKept();
        }

        return own is not null && (own.Reservation is not null || own.Unit != wish.Unit || own.Until == wish.Until || (own.Offered && own.Until > wish.Until))
                ? Decision<AllowanceEvent>.Nothing
            : Others(state, wish.Session, now) >= wish.Limit ? new ReservationLimitIsReached(wish.Limit)
            : new AllowanceClaimed(wish.Session, wish.Unit, wish.Until, wish.Limit, wish.Offered);
    }

    /// <summary>Makes the claim last.</summary>
    public static Decision<AllowanceEvent> Keep(AllowanceState state, KeepAllowance wish, DateTimeOffset now) =>
        state.TakenBack.Contains(wish.Reservation) ? new SubmissionWasTakenBack()
        : state.Claims.Any(c => c.Session == wish.Session && c.Reservation == wish.Reservation) ? Decision<AllowanceEvent>.Nothing
        : Others(state, wish.Session, now) >= wish.Limit ? new ReservationLimitIsReached(wish.Limit)
        : new AllowanceKept(wish.Session, wish.Unit, wish.Reservation, wish.Limit);

    /// <summary>Takes a Keep back, now and for good.</summary>
    public static Decision<AllowanceEvent> Unkeep(AllowanceState state, UnkeepAllowance wish) =>
        state.TakenBack.Contains(wish.Reservation)
            ? Decision<AllowanceEvent>.Nothing
            : new AllowanceUnkept(wish.Session, wish.Reservation, wish.Until);

    /// <summary>Gives the claim back.</summary>
    public static Decision<AllowanceEvent> Release(AllowanceState state, ReleaseAllowance wish) =>
        state.Claims.Any(c => c.Session == wish.Session && c.Reservation == wish.Reservation && c.Unit == wish.Unit)
            ? new AllowanceReleased(wish.Session)
            : Decision<AllowanceEvent>.Nothing;

    private static int Others(AllowanceState state, SessionId session, DateTimeOffset now) =>
        state.At(now).Count(c => c.Session != session);
}

/// <summary>An allowance as a stream.</summary>
public sealed class AllowanceAggregate : IAggregate<AllowanceState, AllowanceEvent>
{
    /// <inheritdoc/>
    public static string Prefix => "allowance";

    /// <inheritdoc/>
    public static AllowanceState Initial(string key) => new(key, [], 0, []);

    /// <inheritdoc/>
    public static AllowanceState Apply(AllowanceState state, AllowanceEvent happened, DateTimeOffset at) => happened switch
    {
        AllowanceClaimed e => state with
        {
            Claims = [.. Others(state, e.Session, at), new(e.Session, e.Unit, e.Until, null, e.Offered)],
            Limit = e.Limit,
        },
        AllowanceKept e => state with
        {
            Claims = [.. Others(state, e.Session, at), new(e.Session, e.Unit, null, e.Reservation)],
            Limit = e.Limit,
        },
        AllowanceUnkept e => state with
        {
            Claims = [.. state.Claims.Select(c => c.Reservation == e.Reservation ? c with { Until = e.Until, Reservation = null } : c)],
            TakenBack = TakenBackList.Add(state.TakenBack, e.Reservation),
        },
        AllowanceReleased e => state with { Claims = [.. Others(state, e.Session, at)] },
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    };

    /// <inheritdoc/>
    public static DateTimeOffset? Due(AllowanceState state) => null;

    /// <inheritdoc/>
    public static void Rows(AllowanceState state, int version, DateTimeOffset at, List<RowChange> rows)
    {
        var slash = state.Key.IndexOf('/');
        rows.Add(new(ReadModelTables.Allowance, state.Key, [
            state.Key, state.Key[..Math.Max(slash, 0)], state.Key[(slash + 1)..], (long)version, (long)state.Claims.Length,
            (long)state.Limit, at.ToUnixTimeMilliseconds()]));
    }

    private static IEnumerable<Claim> Others(AllowanceState state, SessionId session, DateTimeOffset at) =>
        state.At(at).Where(c => c.Session != session);
}
