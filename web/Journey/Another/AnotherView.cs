using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Web.Journey.Another;

/// <summary>Asks who has reserved a home whether they want another one as well: it is a visit of its own.</summary>
/// <param name="Reservation">The reservation that stands.</param>
/// <param name="Reserved">What its home is called.</param>
/// <param name="WantedId">The other home.</param>
/// <param name="Wanted">What it is called.</param>
public sealed record AnotherView(Community Community, string Reservation, string Reserved, string WantedId, string Wanted);
