using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Components;

namespace CustomerConnect.Web.Pages;

/// <summary>What reserving a home means in a project, in words made from its settings.</summary>
public static class ReserveTerms
{
    /// <summary>How long a home is kept, and what it costs.</summary>
    public static string Sentence(ProjectSettings settings) =>
        Deposit(settings) is { } deposit ? $"Reserving keeps a home for you for {Days(settings)}. {deposit}." : $"Reserving keeps a home for you for {Days(settings)}. There is no deposit.";

    /// <summary>How long a home is kept: <c>7 days</c>.</summary>
    public static string Days(ProjectSettings settings) => Show.Count(settings.ReservationDays, "day", "days");

    /// <summary>The customer's deposit, or null where there is none.</summary>
    public static string? Deposit(ProjectSettings settings) => settings switch
    {
        { CustomerDeposit: DepositRequirement.None } => null,
        { DepositMode: DepositMode.Intent } => "A card is kept on file; nothing is charged",
        _ => $"A {Show.Money(settings.CustomerDepositCents, settings.Currency)} deposit is charged, and refunded in full if you withdraw",
    };

    /// <summary>The appointment, or null where there is none.</summary>
    public static string? Appointment(ProjectSettings settings) =>
        settings.IncludeAppointment || settings.RequireAppointment ? "A follow-up appointment by phone or in person" : null;
}
