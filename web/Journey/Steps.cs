using CustomerConnect.Reservations;
using CustomerConnect.Sessions;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Journey;

/// <summary>A step of the journey, as the line at the top of its pages shows it.</summary>
public enum Step
{
    /// <summary>Choosing a home.</summary>
    Home,

    /// <summary>Signing in and registering.</summary>
    SignIn,

    /// <summary>Choosing an appointment.</summary>
    Appointment,

    /// <summary>Paying.</summary>
    Deposit,

    /// <summary>Submitting.</summary>
    Submit,
}

/// <summary>Which way the journey goes. Pure.</summary>
public static class Steps
{
    /// <summary>Addresses of the journey's pages.</summary>
    public const string SignIn = "/reserve/sign-in", Code = "/reserve/code", Register = "/reserve/register", Appointment = "/reserve/appointment",
        Checkout = "/reserve/checkout", Lost = "/reserve/lost", Authenticate = "/reserve/authenticate";

    /// <summary>Where the visitor goes next: the first thing that the checklist needs.</summary>
    public static string Next(Travel travel) => travel switch
    {
        { Session.Reservation: { } reservation } => Addresses.Confirmation(reservation.Value),
        { Contact: null } => SignIn,
        { Contact: { EmailVerified: false } or { Email: null } } => SignIn,
        { Session.Registered: false } => Register,
        { Unit: null } => travel.ChooseAt,
        { QueueAt: { } queue } => queue,
        { Session.Slot: null, Project.Settings: { IncludeAppointment: true } or { RequireAppointment: true } } when !LeftOut(travel) => Appointment,
        _ => Checkout,
    };

    private static bool LeftOut(Travel travel) =>
        travel.Session.Checklist.Any(l => l is { Item: ChecklistItem.Appointment, State: ChecklistState.Optional, Note: "left-out" });

    /// <summary>The steps that this visitor has, in order.</summary>
    public static IEnumerable<(Step Step, string Name)> Of(Travel travel)
    {
        yield return (Step.Home, JourneyTexts.StepHome);
        yield return (Step.SignIn, JourneyTexts.StepSignIn);
        if (travel.Project?.Settings is { IncludeAppointment: true } or { RequireAppointment: true })
        {
            yield return (Step.Appointment, JourneyTexts.StepAppointment);
        }

        if (DepositOf(travel) is not null)
        {
            yield return (Step.Deposit, JourneyTexts.StepDeposit);
        }

        yield return (Step.Submit, JourneyTexts.StepSubmit);
    }

    /// <summary>
    /// What this visitor owes, in cents; null where there is no deposit step. Under a hold it is what the hold began with, whatever the
    /// settings say by now.
    /// </summary>
    public static long? DepositOf(Travel travel) =>
        travel.Project?.Settings is not { } settings || travel.Session.Checklist.All(l => l.Item != ChecklistItem.Deposit) ? null
        : travel.HeldUntil is not null && travel.Session.Deposit?.Amount is { } amount ? amount.Cents
        : travel.Session.ContactKind == ContactKind.Customer ? settings.CustomerDepositCents
        : settings.RealtorDepositCents;

    /// <summary>Page to show for what was lost, by the code of a refusal: another home, another time, or null for a notice in place.</summary>
    public static string? AfterLoss(string code) =>
        code.StartsWith("unit.", StringComparison.Ordinal) ? Lost : code.StartsWith("slot.", StringComparison.Ordinal) ? Appointment : null;

    /// <summary>The domain's kind of a contact in the table's words.</summary>
    public static ContactKind KindOf(string kind) => kind switch
    {
        Storage.People.ContactKinds.RegisteredRealtor => ContactKind.RegisteredRealtor,
        Storage.People.ContactKinds.UnregisteredRealtor => ContactKind.UnregisteredRealtor,
        _ => ContactKind.Customer,
    };
}
