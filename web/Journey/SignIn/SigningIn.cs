using CustomerConnect.Reservations;
using CustomerConnect.Sessions;
using CustomerConnect.Storage.People;
using CustomerConnect.Web.Journey.Checkout;
using CustomerConnect.Web.Visits;

namespace CustomerConnect.Web.Journey.SignIn;

/// <summary>Signs contacts in.</summary>
public sealed class SigningIn(SignedIn signedIn, VisitSignIns signIns, ClientProfiles profiles)
{
    /// <summary>Tells the session who the visitor is, and gives the browser what proves it from now on.</summary>
    /// <param name="remembered">The trusted device that the browser is; null for one that is not remembered.</param>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<Answer<SessionSnapshot>> SignInAsync(
        HttpContext http, Travel travel, Contact contact, RememberedBrowser? remembered, CancellationToken cancel)
    {
        var answer = await TellAsync(travel, contact, cancel);
        if (answer.Ok)
        {
            await signedIn.ProveAsync(http, travel.Session.Session, contact.Id, remembered, cancel);
        }

        return answer;
    }

    /// <summary>How the browser of a session's contact is remembered; null where it is not.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<RememberedBrowser?> RememberedAsync(SessionId session, CancellationToken cancel) =>
        await signIns.RememberedAsync(session.Value, cancel) is var (device, until) ? new(device, until) : null;

    /// <summary>Tells the session what the contact who is signed in has become, and how many clients a realtor has in it from before.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<Answer<SessionSnapshot>> TellAsync(Travel travel, Contact contact, CancellationToken cancel)
    {
        var answer = await travel.Grain.SignIn(new(CommandId.New(), new(contact.Id), Steps.KindOf(contact.Kind), contact.Registered));
        return answer is { Value: { Registered: true, Reservation: null, ContactKind: not ContactKind.Customer } }
            ? await ClientsEndpoint.CountAsync(travel, contact, profiles, cancel)
            : answer;
    }
}
