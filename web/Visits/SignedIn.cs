using CustomerConnect.Sessions;
using CustomerConnect.Storage.People;

namespace CustomerConnect.Web.Visits;

/// <summary>
/// Says to which browser a session's contact is signed in. Two browsers may be in one session (a copied cookie, a shared computer);
/// to the one that cannot prove the sign-in the session is a stranger's, who chose the same home.
/// </summary>
public sealed class SignedIn(SignInCookie cookie, VisitSignIns signIns)
{
    /// <summary>The session as the browser of a request may see it.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<SessionSnapshot> SeenByAsync(HttpContext http, SessionSnapshot session, CancellationToken cancel) =>
        session.Contact is null ? session
        : cookie.Read(http) is { } secret && await signIns.ProvesAsync(session.Session.Value, session.Contact.Value.Value, secret, cancel) ? session
        : Stranger(session);

    /// <summary>Signs a contact in to the session in this browser, and in no other any more.</summary>
    /// <param name="remembered">The trusted device that the browser is; null for one that is not remembered.</param>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task ProveAsync(HttpContext http, SessionId session, string contactId, RememberedBrowser? remembered, CancellationToken cancel) =>
        cookie.Write(http, await signIns.OpenAsync(session.Value, contactId, remembered?.Until, remembered?.DeviceId, cancel), remembered?.Until);

    /// <summary>Signs the session's contact out.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task EndAsync(HttpContext http, SessionId session, CancellationToken cancel)
    {
        cookie.Clear(http);
        return signIns.CloseAsync(session.Value, cancel);
    }

    private static SessionSnapshot Stranger(SessionSnapshot session) => session with
    {
        Status = SessionStatus.Browsing, Contact = null, ContactKind = default, Registered = false, Slot = null, HoldUntil = null,
        HoldExtended = false, Deposit = null, Reservation = null, Lost = null, CanSubmit = false,
        Checklist = [new(ChecklistItem.SignIn, ChecklistState.ToDo, null)],
    };
}

/// <summary>A browser that is remembered.</summary>
/// <param name="DeviceId">Id of the trusted device that it is.</param>
/// <param name="Until">How long.</param>
public sealed record RememberedBrowser(string DeviceId, DateTimeOffset Until);
