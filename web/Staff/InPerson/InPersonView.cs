using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Web.Staff.InPerson;

/// <summary>The page of a reservation in person.</summary>
/// <param name="Member">Name of who looks.</param>
/// <param name="Projects">Projects that may be chosen, by community.</param>
/// <param name="Project">The one chosen, or null.</param>
/// <param name="Homes">Its free homes: id and what they are.</param>
/// <param name="Times">Its free appointments, by day and kind.</param>
/// <param name="Deposit">What deposit the project asks for, in words; null for none.</param>
/// <param name="Command">Id of the form.</param>
public sealed record InPersonView(
    string Member, IReadOnlyList<CommunitySnapshot> Projects, Project? Project, IReadOnlyList<(string Id, string Text)> Homes, IReadOnlyList<DayOfTimes> Times,
    string? Deposit, InPersonForm Form, string Command, string? Refused);

/// <summary>Free times of a day.</summary>
/// <param name="Day">The day and how the appointment is held.</param>
public sealed record DayOfTimes(string Day, IReadOnlyList<(SlotKey Slot, string Time)> Times);
