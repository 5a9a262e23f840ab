using Doing = CustomerConnect.Tests.Properties.AllowanceProperties.Doing;

namespace CustomerConnect.Tests.Properties;

/// <summary>
/// An allowance in plain words, apart from the product's rules: a page of lines, one a browser, on which a home stands until a minute or for a
/// reservation.
/// </summary>
internal sealed class AllowanceModel(int limit)
{
    private readonly Dictionary<int, Line> lines = [];
    private readonly HashSet<int> shut = [];

    /// <summary>Does it and says why not; null when it is done, or nothing is to be done.</summary>
    public string? Do(AllowanceProperties.Act act, double now)
    {
        switch (act.What)
        {
            case Doing.Claim:
                return Claim(act, now, now + 20, offered: false);
            case Doing.Offer:
                return Claim(act, now, now + 30, offered: true);
            case Doing.Keep when shut.Contains(act.Reservation):
                return "submission.taken-back";
            case Doing.Keep when lines.GetValueOrDefault(act.Session)?.Reservation == act.Reservation:
                return null;
            case Doing.Keep:
                return Write(act, now, new(act.Unit, double.PositiveInfinity, act.Reservation, false));
            case Doing.Unkeep when shut.Add(act.Reservation):
                foreach (var (browser, line) in lines.Where(l => l.Value.Reservation == act.Reservation).ToList())
                {
                    lines[browser] = line with { Until = now + 10, Reservation = null };
                }

                return null;
            case Doing.Release:
                Strike(act, null);
                return null;
            case Doing.ReleaseOfReservation:
                Strike(act, act.Reservation);
                return null;
            default:
                return null;
        }
    }

    /// <summary>The lines that count.</summary>
    public IEnumerable<(string, string, string?, bool)> Claims(double now) => lines.Where(l => now < l.Value.Until)
        .Select(l => ($"s{l.Key}", $"u{l.Value.Unit}", l.Value.Reservation is { } r ? $"r{r}" : null, l.Value.Offered));

    private string? Claim(AllowanceProperties.Act act, double now, double until, bool offered)
    {
        if (lines.TryGetValue(act.Session, out var own) && now < own.Until)
        {
            if (own.Unit != act.Unit)
            {
                return own.Offered || offered ? "allowance.another-home" : null;
            }

            // A reservation's line stays, the same end is no news, and an offer is not cut short.
            if (own.Reservation is not null || own.Until == until || (own.Offered && own.Until > until))
            {
                return null;
            }
        }

        return Write(act, now, new(act.Unit, until, null, offered));
    }

    private string? Write(AllowanceProperties.Act act, double now, Line line)
    {
        if (lines.Count(l => l.Key != act.Session && now < l.Value.Until) >= limit)
        {
            return "allowance.limit-reached";
        }

        lines[act.Session] = line;
        return null;
    }

    private void Strike(AllowanceProperties.Act act, int? reservation)
    {
        if (lines.TryGetValue(act.Session, out var own) && own.Unit == act.Unit && own.Reservation == reservation)
        {
            lines.Remove(act.Session);
        }
    }

    private sealed record Line(int Unit, double Until, int? Reservation, bool Offered);
}
