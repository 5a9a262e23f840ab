using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;

namespace CustomerConnect.Web.MyReservations;

/// <summary>A line of the list.</summary>
/// <param name="Home">What the home is called.</param>
/// <param name="Picture">Address of the model's picture, or null.</param>
public sealed record ListLine(ListedReservation Reservation, Project Project, string Home, string? Picture, ReservationWords Words);

/// <summary>What a contact has reserved.</summary>
/// <param name="Older">Address of the page with older ones, or null.</param>
/// <param name="Newest">Address of the first page; null on it.</param>
public sealed record ListView(Contact Contact, Community? Community, IReadOnlyList<ListLine> Lines, string? Older, string? Newest)
{
    /// <summary>Where homes are chosen, or null where no community is known.</summary>
    public string? ChooseAt => Community is null ? null : Addresses.Of(Community);
}
