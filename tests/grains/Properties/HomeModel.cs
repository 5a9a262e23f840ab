namespace CustomerConnect.Tests.Properties;

/// <summary>
/// What the product's description says of a home, written without looking at the rules: who has it is a list of intervals, and nothing
/// is ever tidied up. Minutes since the start; an end is exclusive.
/// </summary>
internal sealed class HomeModel
{
    private readonly List<int> queue = [];
    private readonly HashSet<int> undone = [];
    private readonly Dictionary<int, double> lapsed = [];
    private (int Session, double Until, bool Extended)? hold;
    private (int Id, int Session, double Ends, (int Session, double Until, bool Extended) From)? reservation;
    private int? soldTo;
    private bool soldElsewhere;
    private bool released = true;

    public string Status(double now) =>
        soldTo is not null || soldElsewhere ? "Sold" : reservation is { } r && now < r.Ends ? "InProgress" : hold is { } h && now < h.Until ? "OnHold" : released ? "Available" : "Unreleased";

    public int? Holder(double now) => Status(now) switch { "InProgress" => reservation!.Value.Session, "OnHold" => hold!.Value.Session, _ => null };

    public bool Hold(int session, double now)
    {
        Settle(now, wake: false);
        if (Holder(now) == session && Status(now) == "OnHold")
        {
            return true;
        }

        if (Status(now) != "Available" || (lapsed.TryGetValue(session, out var at) && now < at + 2) || (queue.Count > 0 && queue[0] != session))
        {
            return false;
        }

        reservation = null;
        queue.Remove(session);
        hold = (session, now + 15, false);
        return true;
    }

    public bool Extend(int session, double now)
    {
        if (Status(now) != "OnHold" || hold!.Value.Session != session || hold.Value.Extended)
        {
            return false;
        }

        hold = (session, hold.Value.Until + 5, true);
        return true;
    }

    public bool Release(int session, double now)
    {
        if (hold?.Session == session)
        {
            Settle(now, wake: false);
            hold = null;
            Serve(now);
        }

        return true;
    }

    public bool EndHold(int session, double now)
    {
        if (Status(now) == "OnHold" && hold!.Value.Session == session)
        {
            hold = null;
            Serve(now);
        }

        return true;
    }

    public bool Reserve(int session, int id, double now)
    {
        if (Status(now) == "InProgress" && reservation!.Value.Id == id)
        {
            return true;
        }

        if (undone.Contains(id) || Status(now) != "OnHold" || hold!.Value.Session != session)
        {
            return false;
        }

        reservation = (id, session, now + 100, hold.Value);
        hold = null;
        return true;
    }

    public bool Undo(int id, double now)
    {
        if (undone.Add(id) && reservation is { } r && r.Id == id)
        {
            (hold, reservation) = (r.From, null);
            if (now >= r.From.Until)
            {
                Settle(now, wake: true);
            }
        }

        return true;
    }

    public bool Free(int id, double now)
    {
        if (reservation is { } r && r.Id == id)
        {
            reservation = null;
            Serve(now);
        }

        return true;
    }

    public bool Sell(int id)
    {
        if (soldTo == id)
        {
            return true;
        }

        if (reservation is not { } r || r.Id != id)
        {
            return false;
        }

        (soldTo, reservation, hold) = (id, null, null);
        return true;
    }

    /// <summary>Staff release, withhold, sell elsewhere or take that back; what somebody has, or has bought, stays theirs.</summary>
    public bool Offer(bool? release, bool? sell, double now)
    {
        var changesRelease = release is { } r && r != released;
        var changesSale = sell is { } s && s != (soldTo is not null || soldElsewhere);
        if (!changesRelease && !changesSale)
        {
            return true;
        }

        if ((reservation is { } held && now < held.Ends) || (hold is { } h && now < h.Until) || (changesSale && soldTo is not null))
        {
            return false;
        }

        Settle(now, wake: false);
        (hold, reservation) = (null, null);
        released = changesRelease ? release!.Value : released;
        soldElsewhere = changesSale ? sell!.Value : soldElsewhere;
        Serve(now);
        return true;
    }

    public bool Lengthen(int id, double ends)
    {
        if (reservation is not { } r || r.Id != id)
        {
            return false;
        }

        reservation = (r.Id, r.Session, Math.Max(r.Ends, ends), r.From);
        return true;
    }

    public bool Join(int session, double now)
    {
        if (queue.Contains(session) || (Status(now) is "OnHold" or "InProgress" && Holder(now) == session))
        {
            return true;
        }

        if (Status(now) is "Sold" or "Unreleased" || (Status(now) == "Available" && queue.Count == 0))
        {
            return false;
        }

        queue.Add(session);
        return true;
    }

    public bool Leave(int session)
    {
        queue.Remove(session);
        return true;
    }

    public bool Wake(double now)
    {
        Settle(now, wake: true);
        return true;
    }

    private void Settle(double now, bool wake)
    {
        if (hold is { } h && now >= h.Until)
        {
            lapsed[h.Session] = h.Until;
            hold = wake || !queue.Any() ? null : hold;
        }

        if (wake)
        {
            Serve(now);
        }
    }

    private void Serve(double now)
    {
        if (soldTo is null && !soldElsewhere && released && hold is null && reservation is null && queue.Count > 0)
        {
            hold = (queue[0], now + 1440, true);
            queue.RemoveAt(0);
        }
    }
}
