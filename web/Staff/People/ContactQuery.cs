using System.Globalization;
using CustomerConnect.Storage.Staff.People;
using CustomerConnect.Storage.Staff.Sessions;

namespace CustomerConnect.Web.Staff.People;

/// <summary>Where the lists of a contact's page begin.</summary>
public sealed record ContactQuery(SessionMark? Sessions, ReservationMark? Reservations)
{
    /// <summary>The first pages.</summary>
    public static readonly ContactQuery First = new(null, null);

    /// <summary>Reads the address; what makes no sense is as if it were not there.</summary>
    public static ContactQuery Of(IQueryCollection query) => new(
        Mark(query["sessions"]) is var (at, id) ? new(at, id) : null, Mark(query["reservations"]) is var (placed, which) ? new(placed, which) : null);

    /// <summary>The address of this.</summary>
    public string Address(string contact)
    {
        var query = new List<KeyValuePair<string, string?>>();
        if (Sessions is { } sessions)
        {
            query.Add(new("sessions", string.Create(CultureInfo.InvariantCulture, $"{sessions.ChangedAt}.{sessions.Id}")));
        }

        if (Reservations is { } reservations)
        {
            query.Add(new("reservations", string.Create(CultureInfo.InvariantCulture, $"{reservations.PlacedAt}.{reservations.Id}")));
        }

        return $"/staff/contacts/{contact}{QueryString.Create(query)}";
    }

    private static (long At, string Id)? Mark(string? text) =>
        text is { Length: <= 100 } && text.Split('.') is [var at, { Length: > 0 } id] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            ? (time, id) : null;
}
