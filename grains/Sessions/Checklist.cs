using System.Collections.Immutable;
using CustomerConnect.Deposits;
using CustomerConnect.Sessions;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Grains.Sessions;

/// <summary>What still blocks Submit. The page shows it, the server checks it again with this same function.</summary>
public static class Checklist
{
    /// <summary>The lines that this project and this visitor have, in the order of the page.</summary>
    /// <param name="project">The chosen project, or null while none is chosen.</param>
    /// <param name="deposit">The deposit of the present hold, or null.</param>
    public static ImmutableArray<ChecklistLine> Of(
        SessionState session, Project? project, DepositSnapshot? deposit, DateTimeOffset now)
    {
        var lines = ImmutableArray.CreateBuilder<ChecklistLine>();
        lines.Add(Unit(session, now));
        lines.Add(session is { Contact: not null, Registered: true }
            ? new(ChecklistItem.SignIn, ChecklistState.Done, null)
            : new(ChecklistItem.SignIn, ChecklistState.ToDo, session.Contact is null ? null : "registration"));
        if (project is null)
        {
            return lines.ToImmutable();
        }

        if (project.Settings.IncludeAppointment || project.Settings.RequireAppointment)
        {
            lines.Add(Appointment(session, project, now));
        }

        if (DepositTerms.Owes(session, project.Settings, now))
        {
            lines.Add(Deposit(deposit, session.HoldAt(now) is not null));
        }
        else if (session.InPerson is { } desk && DepositTerms.Required(session, project.Settings))
        {
            lines.Add(new(ChecklistItem.Deposit, desk.DepositTaken ? ChecklistState.Done : ChecklistState.ToDo, "in-person"));
        }

        if (session.IsRealtor)
        {
            lines.Add(session switch
            {
                { ClientsUnfinished: > 0 } => new(ChecklistItem.Clients, ChecklistState.ToDo, "unfinished"),
                { ClientsComplete: > 0 } => new(ChecklistItem.Clients, ChecklistState.Done, null),
                _ => new(ChecklistItem.Clients, ChecklistState.ToDo, null),
            });
        }

        return lines.ToImmutable();
    }

    /// <summary>Lines that block.</summary>
    public static ImmutableArray<ChecklistItem> Missing(ImmutableArray<ChecklistLine> lines) =>
        [.. lines.Where(l => l.State is ChecklistState.ToDo or ChecklistState.Attention).Select(l => l.Item)];

    private static ChecklistLine Unit(SessionState session, DateTimeOffset now) =>
        session.Lost?.StartsWith("unit.", StringComparison.Ordinal) == true
            ? new(ChecklistItem.Unit, ChecklistState.Attention, session.Lost)
        : session.Selection.Unit is null ? new(ChecklistItem.Unit, ChecklistState.ToDo, null)
        : session.Hold is { } hold && hold.Unit == session.Selection.Unit && session.HoldAt(now) is null
            ? new(ChecklistItem.Unit, ChecklistState.Attention, "unit.hold-ended")
        : new(ChecklistItem.Unit, ChecklistState.Done, session.HoldAt(now) is null ? null : "held");

    private static ChecklistLine Appointment(SessionState session, Project project, DateTimeOffset now)
    {
        var required = project.Settings.RequireAppointment;
        return session.Slot is { } slot
                ? session.Reservation is not null || StillOffered(project, slot, now)
                    ? new(ChecklistItem.Appointment, ChecklistState.Done, null)
                    : new(ChecklistItem.Appointment, ChecklistState.Attention, "slot.not-offered")
            : session.Lost?.StartsWith("slot.", StringComparison.Ordinal) == true
                ? new(ChecklistItem.Appointment, required ? ChecklistState.Attention : ChecklistState.Optional, session.Lost)
            : required ? new(ChecklistItem.Appointment, ChecklistState.ToDo, null)
            : new(ChecklistItem.Appointment, ChecklistState.Optional, session.WithoutAppointment ? "left-out" : null);
    }

    /// <summary>The notice counts from when the slot was chosen: it is not to run out while the visitor pays.</summary>
    private static bool StillOffered(Project project, SlotKey slot, DateTimeOffset now) =>
        SlotSchedule.IsOffered(project, slot, now)
        || SlotSchedule.IsOffered(
            project, slot, now - TimeSpan.FromMinutes(project.Settings.HoldMinutes + project.Settings.HoldExtensionMinutes));

    private static ChecklistLine Deposit(DepositSnapshot? deposit, bool held) => deposit?.Status switch
    {
        DepositStatus.Paid or DepositStatus.Settled when held => new(ChecklistItem.Deposit, ChecklistState.Done, null),
        DepositStatus.Pending => new(ChecklistItem.Deposit, ChecklistState.ToDo, "pending"),
        DepositStatus.NeedsAuthentication => new(ChecklistItem.Deposit, ChecklistState.Attention, "needs-authentication"),
        DepositStatus.Open when deposit.Attempts is [.., { Failure: { } failure }] =>
            new(ChecklistItem.Deposit, ChecklistState.Attention, failure),
        _ => new(ChecklistItem.Deposit, ChecklistState.ToDo, null),
    };
}

/// <summary>What deposit a visitor owes.</summary>
public static class DepositTerms
{
    /// <summary>
    /// Whether a deposit belongs to this reservation. The terms of a hold are those it began with, whatever the settings say by now: what
    /// the visitor was asked for is neither more nor less a minute later, and what was paid stays paid.
    /// </summary>
    public static bool Owes(SessionState session, ProjectSettings settings, DateTimeOffset now) =>
        session.HoldAt(now) is { } hold ? hold.Deposit is not null : For(session, settings) is not null;

    /// <summary>True where the project's settings require one, whoever takes it.</summary>
    public static bool Required(SessionState session, ProjectSettings settings) =>
        (session.IsRealtor ? settings.RealtorDeposit : settings.CustomerDeposit) != DepositRequirement.None;

    /// <summary>
    /// Kind and amount by the project's settings for customers or realtors; null where none is asked for here: none is required, or staff take
    /// it in person.
    /// </summary>
    public static (DepositKind Kind, Money Amount)? For(SessionState session, ProjectSettings settings)
    {
        if (session.InPerson is not null)
        {
            return null;
        }

        var (requirement, cents) = session.IsRealtor
            ? (settings.RealtorDeposit, settings.RealtorDepositCents)
            : (settings.CustomerDeposit, settings.CustomerDepositCents);
        return requirement == DepositRequirement.None
            ? null
            : (settings.DepositMode == DepositMode.Intent ? DepositKind.Intent : DepositKind.Payment, new(cents, settings.Currency));
    }
}
