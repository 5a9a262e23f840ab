using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Journey.Appointment;

/// <summary>An appointment in words.</summary>
public static class AppointmentWords
{
    /// <summary>How it is held: <c>By phone</c>.</summary>
    public static string Of(AppointmentKind kind) => kind == AppointmentKind.Phone ? JourneyTexts.ByPhone : JourneyTexts.InPerson;

    /// <summary>When and where: <c>Mon, Nov 23, 2:30 pm (11:30 am your time), 12 Landing Square</c>.</summary>
    public static string Of(SlotKey slot, Clocks clocks, ProjectSettings settings) =>
        $"{clocks.ShortMomentForBoth(slot.StartsAt)}, {(slot.Kind == AppointmentKind.Phone ? JourneyTexts.ByPhoneInside : settings.AppointmentAddress ?? JourneyTexts.InPersonInside)}";
}
