using CustomerConnect.Storage.Catalog;
using NodaTime;

namespace CustomerConnect.Web.Staff.Calendar;

/// <summary>The calendar of a member.</summary>
/// <param name="Title">The stretch in words.</param>
/// <param name="Lead">Which clock it goes by.</param>
/// <param name="Hours">The hours that days are shown from and to, both inclusive.</param>
/// <param name="Cut">True when there were more appointments than are shown.</param>
/// <param name="MayMove">True when the member may move appointments.</param>
/// <param name="Told">What to say about an appointment that was moved a moment ago, or null.</param>
public sealed record CalendarView(
    string Member, CalendarQuery Query, LocalDate Today, string Title, string Lead, IReadOnlyList<CommunitySnapshot> Communities,
    IReadOnlyList<CalendarDay> Days, (int From, int To) Hours, bool Cut, bool MayMove, string? Told)
{
    /// <summary>The member's calendar feed.</summary>
    public required FeedView Feed { get; init; }

    /// <summary>All that is shown.</summary>
    public int Count => Days.Sum(d => d.Items.Count);
}

/// <summary>A day and its appointments in order.</summary>
/// <param name="Inside">False for days of a month's first and last week that belong to another month.</param>
public sealed record CalendarDay(LocalDate Date, bool Today, bool Inside, IReadOnlyList<CalendarItem> Items);

/// <summary>How an appointment stands.</summary>
public enum ItemState
{
    /// <summary>It is over.</summary>
    Past,

    /// <summary>It is booked and ahead.</summary>
    Ahead,

    /// <summary>A session under a hold has chosen it; it is booked at Submit.</summary>
    Chosen,
}

/// <summary>An appointment on the calendar.</summary>
/// <param name="At">Its start on the project's clock.</param>
/// <param name="Time">The same in words; with the name of the zone where the calendar shows more than one.</param>
/// <param name="Reservation">The reservation to move it by; null where it cannot be moved.</param>
public sealed record CalendarItem(
    LocalDateTime At, string Time, string Who, string? Home, string Place, bool ByPhone, ItemState State, string Address, string? Reservation, bool Moved)
{
    /// <summary>Address of the form that moves it, from where the calendar comes back as it is.</summary>
    public string? Move { get; init; }

    /// <summary>Its id on the page: that of its session, of which there is one appointment.</summary>
    public string Key => $"appt-{Address[(Address.LastIndexOf('/') + 1)..]}";

    /// <summary>Which it is, for the button beside it.</summary>
    public string Said => string.Join(", ", new[] { Time, Who, Home, Place }.OfType<string>());

    /// <summary>What its icon, edge and color say, for who hears it read.</summary>
    public string How =>
        $"{(ByPhone ? "By phone" : "In person")}{(State == ItemState.Past ? ", past" : State == ItemState.Chosen ? ", chosen, not booked yet" : "")}";
}

/// <summary>A member's calendar feed.</summary>
/// <param name="Since">Since when there is one, in words; null for none.</param>
/// <param name="Address">Its address, only right after it was made.</param>
public sealed record FeedView(string? Since, string? Address);
