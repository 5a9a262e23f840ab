using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Visits;

namespace CustomerConnect.Web.Journey.Account;

/// <summary>The account of who asks.</summary>
public sealed class Accounts(
    Travelers travelers, TrustedDevices trusted, DeviceCookie cookie, SignedIn signedIn, Members.MemberFinder members, MemberSignIns memberSignIns)
{
    /// <summary>Who is signed in, or what is answered instead.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<(Travel? Travel, IResult? Instead)> FindAsync(HttpContext http, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel);
        return travel is { Contact: null } ? (null, Page.SeeOther(Steps.SignIn)) : (travel, instead);
    }

    /// <summary>The page.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IResult> PageAsync(HttpContext http, Travel travel, Refusal? refused, CancellationToken cancel)
    {
        var devices = await trusted.OfContactAsync(travel.Contact!.Id, cancel);
        var mine = cookie.Read(http) is { } token ? await trusted.IdAsync(token, cancel) : null;
        return Page.Of<AccountPage, AccountView>(
            new(travel, refused is null ? null : Refusals.Words(refused), devices, mine),
            refused is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Signs out: in this browser, whose device is trusted no more, or in every browser and on every device.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IResult> SignOutAsync(HttpContext http, bool everywhere, CancellationToken cancel)
    {
        var (travel, instead) = await FindAsync(http, cancel);
        if (travel is null)
        {
            return instead!;
        }

        var answer = await travel.Grain.SignOut(new(CommandId.New()));
        if (answer.Refusal is { } refusal)
        {
            return await PageAsync(http, travel, refusal, cancel);
        }

        await signedIn.EndAsync(http, travel.Session.Session, cancel);
        await members.ForgetAsync(http, cancel);
        if (everywhere)
        {
            await trusted.RemoveAllAsync(travel.Contact!.Id, cancel);
            await memberSignIns.CloseAllAsync(travel.Contact.Id, cancel);
        }
        else if (cookie.Read(http) is { } token)
        {
            await trusted.ForgetAsync(token, cancel);
        }

        cookie.Clear(http);
        return Page.SeeOther(Addresses.Of(travel.Community.Community));
    }
}
