namespace CustomerConnect.Web.Journey.Appointment;

/// <summary>The page that offers appointments.</summary>
/// <param name="Choice">The times that are offered.</param>
/// <param name="Refused">Why the last choice was not taken, or null.</param>
public sealed record AppointmentView(Travel Travel, SlotChoice Choice, string? Refused)
{
    /// <summary>True right after a home of another project was chosen, whose times are not those of the time that was chosen before.</summary>
    public bool WasElsewhere { get; init; }
}
