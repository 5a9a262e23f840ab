using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Pages;

/// <summary>What reserving a home means in a project, in words made from its settings.</summary>
public static class ReserveTerms
{
    /// <summary>How long a home is kept, and what it costs.</summary>
    public static string Sentence(ProjectSettings settings) =>
        Deposit(settings) is { } deposit ? Show.Text(BrowseTexts.TermsDeposit, Days(settings), deposit) : Show.Text(BrowseTexts.TermsNoDeposit, Days(settings));

    /// <summary>How long a home is kept: <c>7 days</c>.</summary>
    public static string Days(ProjectSettings settings) => Show.Count(settings.ReservationDays, BrowseTexts.Day, BrowseTexts.Days);

    /// <summary>The customer's deposit, or null where there is none.</summary>
    public static string? Deposit(ProjectSettings settings) => settings switch
    {
        { CustomerDeposit: DepositRequirement.None } => null,
        { DepositMode: DepositMode.Intent } => BrowseTexts.DepositIntent,
        _ => Show.Text(BrowseTexts.DepositPayment, Show.Money(settings.CustomerDepositCents, settings.Currency)),
    };

    /// <summary>The appointment, or null where there is none.</summary>
    public static string? Appointment(ProjectSettings settings) =>
        settings.IncludeAppointment || settings.RequireAppointment ? BrowseTexts.AppointmentTerm : null;
}
