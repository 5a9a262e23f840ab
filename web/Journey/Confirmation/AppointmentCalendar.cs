using CustomerConnect.Slots;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Journey.Appointment;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Journey.Confirmation;

/// <summary>An appointment as a file for calendars, on the project's clock.</summary>
public static class AppointmentCalendar
{
    /// <summary>The file. Taken in anew after a move it takes the place of the one before.</summary>
    public static string Of(ConfirmationView view, SlotKey slot)
    {
        var where = slot.Kind == AppointmentKind.Phone ? AppointmentWords.Of(slot.Kind) : view.Project.Settings.AppointmentAddress ?? view.Community.Name;
        return CalendarFile.Of([new(
            $"{view.Reservation.Reservation}", view.Reservation.PlacedAt, slot.StartsAt, slot.StartsAt.AddMinutes(view.Project.Settings.SlotMinutes),
            view.Clocks.Here, view.Reservation.Version, Show.Text(ConfirmationTexts.CalendarSummary, view.Home, view.Project.DisplayName), where,
            Show.Text(ConfirmationTexts.CalendarText, Grains.Messages.Words.ReservationNumber(view.Reservation.Reservation.Value), view.Community.Phone))]);
    }
}
