using CustomerConnect.Web.Staff.Sessions;

namespace CustomerConnect.Web.Staff.Dashboard;

/// <summary>The dashboard of a member.</summary>
/// <param name="Member">Name of who looks.</param>
/// <param name="Greeting">Good morning, afternoon or evening, on the clock of the first community they see; with their first name.</param>
/// <param name="Day">The day there.</param>
/// <param name="Parts">What changes by itself.</param>
public sealed record DashboardView(string Member, string Greeting, string Day, DashboardParts Parts);

/// <summary>The parts of a dashboard, the same for all members who may see the same.</summary>
public sealed record DashboardParts(
    IReadOnlyList<Figure> Figures, IReadOnlyList<Attention> Attention, IReadOnlyList<ReservationLine> Reservations,
    IReadOnlyList<AppointmentLine> Appointments);

/// <summary>Somebody who needs somebody.</summary>
/// <param name="Bad">True for what costs a reservation if nobody helps.</param>
/// <param name="Text">What happened, with the name of whom.</param>
/// <param name="More">Where it stands and what it cost.</param>
/// <param name="Address">Address of the session.</param>
public sealed record Attention(bool Bad, string Text, string More, string Address);

/// <summary>A reservation in its panel.</summary>
public sealed record ReservationLine(string When, string Who, string Kind, string Home, string Place, Badge? Deposit, string Ends, bool Soon, string Address);

/// <summary>An appointment in its panel.</summary>
/// <param name="Day">Today, Tomorrow or the day.</param>
/// <param name="Time">Its time on the project's clock.</param>
public sealed record AppointmentLine(string Day, string Time, string Who, string Home, bool ByPhone, string Address);
