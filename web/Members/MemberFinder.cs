using CustomerConnect.Sessions;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.People;
using CustomerConnect.Web.Visits;

namespace CustomerConnect.Web.Members;

/// <summary>
/// Finds who somebody is in this browser: the contact who is signed in to its visit, or who proved it by a code outside one (on another
/// device, from a mail).
/// </summary>
public sealed class MemberFinder(
    MemberCookie cookie, MemberSignIns signIns, VisitorCookie visitors, SignedIn signedIn, IGrainFactory grains, Contacts contacts,
    ICatalog catalog)
{
    /// <summary>Who it is, or null; of two, who is signed in to the visit.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<Contact?> FindAsync(HttpContext http, CancellationToken cancel) =>
        await IdsAsync(http, cancel) is [var first, ..] ? await contacts.FindAsync(first, cancel) : null;

    /// <summary>True when this contact has proved in this browser who they are.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<bool> IsAsync(HttpContext http, string contactId, CancellationToken cancel) =>
        (await IdsAsync(http, cancel)).Contains(contactId);

    /// <summary>The community that the browser visited last, for its look; null where there is none.</summary>
    public async Task<Community?> VisitedAsync(HttpContext http, CancellationToken cancel) =>
        visitors.Read(http)?.Session is { } id && (await grains.GetGrain<ISessionGrain>(id.Value).Look()).Community is { } community
            ? (await catalog.CommunityAsync(community.Value, cancel))?.Community
            : null;

    /// <summary>A code has proved in this browser who somebody is.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task SignInAsync(HttpContext http, string contactId, CancellationToken cancel) =>
        cookie.Write(http, await signIns.OpenAsync(contactId, cancel));

    /// <summary>
    /// Signs out what a code proved, and the visit if its contact is signed in here: a home that it held goes back on the map. Harmless when
    /// nobody is signed in.
    /// </summary>
    /// <returns>Why the visit was not signed out, or null.</returns>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<Refusal?> SignOutAsync(HttpContext http, CancellationToken cancel)
    {
        if (await VisitAsync(http, cancel) is { Contact: not null } session)
        {
            if ((await grains.GetGrain<ISessionGrain>(session.Session.Value).SignOut(new(CommandId.New()))).Refusal is { } refusal)
            {
                return refusal;
            }

            await signedIn.EndAsync(http, session.Session, cancel);
        }

        await ForgetAsync(http, cancel);
        return null;
    }

    /// <summary>Forgets what a code proved. Harmless when there is nothing to forget.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task ForgetAsync(HttpContext http, CancellationToken cancel)
    {
        if (cookie.Read(http) is { } secret)
        {
            await signIns.CloseAsync(secret, cancel);
            cookie.Clear(http);
        }
    }

    private async Task<List<string>> IdsAsync(HttpContext http, CancellationToken cancel)
    {
        var ids = new List<string>(2);
        if ((await VisitAsync(http, cancel))?.Contact is { } contact)
        {
            ids.Add(contact.Value);
        }

        if (cookie.Read(http) is { } secret && await signIns.FindAsync(secret, cancel) is { } member)
        {
            ids.Add(member);
        }

        return ids;
    }

    private async Task<SessionSnapshot?> VisitAsync(HttpContext http, CancellationToken cancel) =>
        visitors.Read(http)?.Session is { } id
            ? await signedIn.SeenByAsync(http, await grains.GetGrain<ISessionGrain>(id.Value).Look(), cancel) : null;
}
