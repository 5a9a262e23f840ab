using CustomerConnect.Deposits;
using CustomerConnect.Grains.Messages;
using CustomerConnect.Reservations;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Components;

namespace CustomerConnect.Web.Journey.Confirmation;

/// <summary>A reservation as its page shows it.</summary>
/// <param name="At">Address of the page; what belongs to it lies under it.</param>
/// <param name="WrittenTo">Address that the confirmation was sent to; null where whoever has the link is not to see it.</param>
/// <param name="Deposit">Its deposit; null where there is none, or it is not the reader's.</param>
public sealed record ConfirmationView(
    ReservationSnapshot Reservation, Community Community, Project Project, UnitInfo Unit, string At, string? WrittenTo, DepositSnapshot? Deposit)
{
    /// <summary>Where the home is given back; null where the reader may not, or it is over.</summary>
    public string? WithdrawAt { get; init; }

    /// <summary>The contact who reads it, or null where that is not known.</summary>
    public string? ReaderId { get; init; }

    /// <summary>Where whoever reserved moves the appointment or gives the home back; null for readers who may not.</summary>
    public string? ManageAt { get; init; }

    /// <summary>Where another home is reserved after this one has ended, or null.</summary>
    public string? AgainAt { get; init; }

    /// <summary>The model, or null.</summary>
    public HomeModel? Model => Project.ModelsById.GetValueOrDefault(Unit.ModelId);

    /// <summary>What the home is called.</summary>
    public string Home => HomeNames.Of(Project, Unit);

    /// <summary>True while the home is kept.</summary>
    public bool Active => Reservation.Status == ReservationStatus.Active;

    /// <summary>End of the reservation on the project's clock.</summary>
    public string Ends => Words.Moment(Reservation.EndsAt, SlotSchedule.Zone(Project.Settings));

    /// <summary>The appointment in words, or null.</summary>
    public string? Appointment => Reservation.Slot is { } slot
        ? $"{Words.ShortMoment(slot.StartsAt, SlotSchedule.Zone(Project.Settings))}, {(slot.Kind == AppointmentKind.Phone ? "by phone" : Project.Settings.AppointmentAddress ?? "in person")}"
        : null;

    /// <summary>What becomes of the deposit when the home is given back, or null where there is none.</summary>
    public string? DepositGoesBack => Deposit is not { Amount: { } amount } deposit ? null
        : deposit.Kind == DepositKind.Intent ? "Nothing was charged, and nothing will be"
        : $"{Words.Money(amount.Cents, amount.Currency)}, returned by itself";

    /// <summary>The deposit in words, or null.</summary>
    public string? DepositText => Deposit is { Amount: { } amount } deposit
        ? deposit.Status switch
        {
            DepositStatus.Returning or DepositStatus.Returned when deposit.Kind == DepositKind.Intent => "Nothing was charged, and nothing will be",
            DepositStatus.Returning => $"{Words.Money(amount.Cents, amount.Currency)}, on its way back",
            DepositStatus.Returned => $"{Words.Money(amount.Cents, amount.Currency)}, returned",
            _ when deposit.Kind == DepositKind.Intent => "Card stored, nothing charged",
            _ => $"{Words.Money(amount.Cents, amount.Currency)}, paid",
        }
        : null;
}

/// <summary>Reads a reservation for its page.</summary>
public sealed class Confirmations(IGrainFactory grains, ICatalog catalog)
{
    /// <summary>The page's model, or null when the reservation was never made or its home is gone from the catalog.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<ConfirmationView?> ReadAsync(ReservationSnapshot reservation, string at, string? writtenTo, bool withDeposit, CancellationToken cancel)
    {
        if (reservation.Unit is not { } unit || await catalog.UnitAsync(unit.Value, cancel) is not { } home)
        {
            return null;
        }

        var deposit = withDeposit && reservation.Deposit is { } id ? await grains.GetGrain<IDepositGrain>(id.Value).Look() : null;
        return new(reservation, home.Community.Community, home.Project, home.Unit, at, writtenTo, deposit);
    }
}
