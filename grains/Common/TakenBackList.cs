using System.Collections.Immutable;

namespace CustomerConnect.Grains;

/// <summary>
/// Submissions that were taken back on a stream. A step of theirs that arrives late, sent by a process that was paused, must find the
/// door shut; the newest are enough, as a call cannot be older than its time-out and a stream sees few submissions in that time.
/// </summary>
public static class TakenBackList
{
    /// <summary>How many are remembered.</summary>
    public const int Most = 200;

    /// <summary>The list with one more.</summary>
    public static ImmutableArray<ReservationId> Add(ImmutableArray<ReservationId> list, ReservationId reservation) =>
        list.Contains(reservation) ? list : (list.Length < Most ? list : list.RemoveAt(0)).Add(reservation);
}
