namespace CustomerConnect.Grains.Messages;

/// <summary>Whether a message still says what is so: it may be sent long after its cause, when a provider was away. Pure.</summary>
public static class StillTrue
{
    /// <summary>Why it is not to be sent any more, or null when it is.</summary>
    public static string? WhyNot(OutboxRow row, SubjectFacts facts) => row.Template switch
    {
        "QueueOffer" when facts.HolderId != row.RecipientId => "the offer is over",
        "CustomerConnectReservationCustomer" or "CustomerConnectReservationRealtor" or "CustomerConnectReservationStaff"
            when facts.Status is "expired" or "reversed" or "withdrawn" => "the reservation has ended",
        "ReservationEndNear" when facts.Status != "active" => "the reservation has ended",
        "AppointmentMoved" or "AppointmentMovedStaff" when facts.SlotAt is null || facts.Status != "active" => "the appointment is no more",
        "CustomerConnectInvitation" when row.SubjectKind == "link" && facts.Status != "on" => "the link is switched off",
        _ => null,
    };
}
