using CustomerConnect.Storage.People;
using CustomerConnect.Web.Journey;

namespace CustomerConnect.Web.Identity;

/// <summary>
/// What a contact typed into a form under their link and has not sent, or not so that it could be taken: kept for them alone, on whatever
/// device they go on, until it is taken or nobody touches it for a while: what the law asks for (a date of birth among it) for a day,
/// as long as a browser's proof of who it is holds, the rest for a week.
/// </summary>
public sealed class IdentityDrafts(Drafts drafts)
{
    /// <summary>The profile, and the advanced registration.</summary>
    internal const string Profile = "identity-profile", Registration = "advanced-registration";

    /// <summary>Where a form is kept.</summary>
    public static string At(IdentityPlace place, string form) => $"{place.At}/drafts/{form}";

    /// <summary>Maps <c>drafts/{form}</c> under a link.</summary>
    internal static void Map(IEndpointRouteBuilder identity) => identity.MapPost("/drafts/{form}", Keep);

    /// <summary>Keeps what was typed; nothing for a form that is not one of these.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task SaveAsync(IdentityPlace place, string form, IFormCollection fields, CancellationToken cancel) => Names(form) is { } names
        ? drafts.SaveAsync(Kept(form), place.Contact.Id, form, DraftEndpoint.Typed(fields, names), cancel)
        : Task.CompletedTask;

    /// <summary>What was typed, or null when nothing was.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyDictionary<string, string>?> FindAsync(IdentityPlace place, string form, CancellationToken cancel) =>
        await drafts.ReadAsync(Kept(form), place.Contact.Id, form, cancel) is { Count: > 0 } typed ? typed : null;

    /// <summary>Forgets what was taken.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task ForgetAsync(IdentityPlace place, string form, CancellationToken cancel) =>
        drafts.ForgetAsync(Kept(form), place.Contact.Id, form, cancel);

    private static async Task<IResult> Keep(
        string form, IFormCollection fields, HttpContext http, IdentityPlaces places, IdentityDrafts drafts, IGrainFactory grains, CancellationToken cancel)
    {
        // A page left open after the identity was verified has nothing to keep any more.
        if ((await places.FindAsync(http, cancel)).Place is { } place && (form != Profile || !(await place.Grain(grains).Look()).Done))
        {
            await drafts.SaveAsync(place, form, fields, cancel);
        }

        return Results.NoContent();
    }

    private static string Kept(string form) => form == Profile ? Drafts.ForADay : Drafts.AnySession;

    private static IReadOnlyList<string>? Names(string form) => form switch
    {
        Profile => ProfileForm.Names,
        Registration => RegistrationForm.Names,
        _ => null,
    };
}
