using CustomerConnect.Sessions;
using CustomerConnect.Slots;

namespace CustomerConnect.Web.Journey.Appointment;

/// <summary>Whether the chosen time can still be had, as far as a page can tell before Submit decides. Pure.</summary>
public static class SlotLoss
{
    /// <summary>Why the chosen time is gone, or null while it is there or none is chosen.</summary>
    /// <param name="booked">Bookings by slot id; a slot that is missing has none.</param>
    public static Refusal? Of(Travel travel, IReadOnlyDictionary<string, int> booked) =>
        travel is not { Session: { Slot: { } slot, Reservation: null, Status: not SessionStatus.Submitting } session, Project: { } project } ? null
        : session.Checklist.Any(l => l is { Item: ChecklistItem.Appointment, State: ChecklistState.Attention }) ? new SlotIsNotOffered()
        : booked.GetValueOrDefault(slot.ToString()) >= SlotSchedule.Capacity(project.Settings, slot.Kind) ? new SlotIsTaken()
        : null;

    /// <summary>The visitor with the loss in the checklist, where it blocks Submit.</summary>
    public static Travel Marked(Travel travel, Refusal loss) => travel with
    {
        Session = travel.Session with
        {
            CanSubmit = false,
            Checklist = [.. travel.Session.Checklist.Select(l =>
                l.Item == ChecklistItem.Appointment ? l with { State = ChecklistState.Attention, Note = loss.Code } : l)],
        },
    };
}
