using CustomerConnect.Deposits;
using CustomerConnect.Reservations;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Journey.Appointment;
using CustomerConnect.Web.Journey.Checkout;
using CustomerConnect.Web.Texts;

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

    /// <summary>True where the reader is who buys: identity and registration are theirs to complete, and not their realtor's.</summary>
    public bool ReaderBuys { get; init; } = true;

    /// <summary>The contact who reads it, or null where that is not known.</summary>
    public string? ReaderId { get; init; }

    /// <summary>Where whoever reserved moves the appointment or gives the home back; null for readers who may not.</summary>
    public string? ManageAt { get; init; }

    /// <summary>Where another home is chosen, or null.</summary>
    public string? AgainAt { get; init; }

    /// <summary>The model, or null.</summary>
    public HomeModel? Model => Project.ModelsById.GetValueOrDefault(Unit.ModelId);

    /// <summary>What the home is called.</summary>
    public string Home => HomeNames.Of(Project, Unit);

    /// <summary>True while the home is kept.</summary>
    public bool Active => Reservation.Status == ReservationStatus.Active;

    /// <summary>The clocks of the project and of the reader.</summary>
    public required Clocks Clocks { get; init; }

    /// <summary>End of the reservation on the project's clock.</summary>
    public string Ends => Clocks.Moment(Reservation.EndsAt);

    /// <summary>The appointment in words, or null.</summary>
    public string? Appointment => Reservation.Slot is { } slot ? AppointmentWords.Of(slot, Clocks, Project.Settings) : null;

    /// <summary>What became of the reservation; for an active one empty.</summary>
    public string EndedSo => Reservation.Status switch
    {
        ReservationStatus.Completed => ConfirmationTexts.Completed,
        ReservationStatus.Expired => ConfirmationTexts.Expired,
        ReservationStatus.Reversed => ConfirmationTexts.Reversed,
        ReservationStatus.Withdrawn => ConfirmationTexts.Withdrawn,
        _ => "",
    };

    /// <summary>True when two payments came in and one of them goes back.</summary>
    public bool PaidTwice => Deposit is { } deposit && DepositWords.WasPaidTwice(deposit);

    /// <summary>What becomes of the deposit when the home is given back, or null where there is none.</summary>
    public string? DepositGoesBack => Deposit is not { Amount: { } amount } deposit ? null
        : deposit.Kind == DepositKind.Intent ? ConfirmationTexts.NothingCharged
        : Show.Text(ConfirmationTexts.ReturnedByItself, DepositWords.Money(amount.Cents, amount.Currency));

    /// <summary>The deposit in words, or null.</summary>
    public string? DepositText => Deposit is not { Amount: { } amount } deposit ? null : deposit.Status switch
    {
        DepositStatus.Returning or DepositStatus.Returned when deposit.Kind == DepositKind.Intent => ConfirmationTexts.NothingCharged,
        _ when deposit.Kind == DepositKind.Intent => ConfirmationTexts.CardStored,
        DepositStatus.Returning => Show.Text(ConfirmationTexts.OnItsWayBack, DepositWords.Money(amount.Cents, amount.Currency)),
        DepositStatus.Returned => Show.Text(ConfirmationTexts.Returned, DepositWords.Money(amount.Cents, amount.Currency)),
        _ => Show.Text(ConfirmationTexts.Paid, DepositWords.Money(amount.Cents, amount.Currency)),
    };
}

/// <summary>Reads a reservation for its page.</summary>
public sealed class Confirmations(IGrainFactory grains, ICatalog catalog)
{
    /// <summary>The page's model, or null when the reservation was never made or its home is gone from the catalog.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<ConfirmationView?> ReadAsync(
        HttpContext http, ReservationSnapshot reservation, string at, string? writtenTo, bool withDeposit, CancellationToken cancel)
    {
        if (reservation.Unit is not { } unit || await catalog.UnitAsync(unit.Value, cancel) is not { } home)
        {
            return null;
        }

        var deposit = withDeposit && reservation.Deposit is { } id ? await grains.GetGrain<IDepositGrain>(id.Value).Look() : null;
        return new(reservation, home.Community.Community, home.Project, home.Unit, at, writtenTo, deposit) { Clocks = Clocks.Of(home.Project, http) };
    }
}
