using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;

namespace CustomerConnect.Web.Identity;

/// <summary>The profile that the law asks for; the check of the ID stays closed until it is filled in.</summary>
internal static class ProfileEndpoint
{
    /// <summary>Maps <c>profile</c> under a link.</summary>
    public static void Map(IEndpointRouteBuilder identity)
    {
        identity.MapGet("/profile", Show);
        identity.MapPost("/profile", Save);
    }

    private static async Task<IResult> Show(
        HttpContext http, IdentityPlaces places, IdentityProfiles profiles, IdentityDrafts drafts, IGrainFactory grains, CancellationToken cancel)
    {
        var (place, instead) = await places.FindAsync(http, cancel);
        if (place is null || (await place.Grain(grains).Look()).Done)
        {
            return instead ?? Page.SeeOther(place!.At);
        }

        return Page.Of<ProfilePage, ProfileView>(new(place, await drafts.FindAsync(place, IdentityDrafts.Profile, cancel) is { } typed
            ? new(typed) : ProfileForm.Of(place.Contact, await profiles.FindAsync(place.Contact.Id, cancel))));
    }

    private static async Task<IResult> Save(
        IFormCollection form, HttpContext http, IdentityPlaces places, IdentityProfiles profiles, IdentityDrafts drafts, IGrainFactory grains,
        TimeProvider clock, CancellationToken cancel)
    {
        var (place, instead) = await places.FindAsync(http, cancel);
        if (place is null || (await place.Grain(grains).Look()).Done)
        {
            return instead ?? Page.SeeOther(place!.At);
        }

        var typed = new ProfileForm(ProfileForm.Names.ToDictionary(n => n, n => form[n].ToString()));
        if (typed.Read(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) is not { } profile)
        {
            await drafts.SaveAsync(place, IdentityDrafts.Profile, form, cancel);
            return Page.Of<ProfilePage, ProfileView>(new(place, typed), StatusCodes.Status422UnprocessableEntity);
        }

        await profiles.SaveAsync(place.Contact.Id, profile, cancel);
        var grain = place.Grain(grains);
        await grain.Begin(new(CommandId.New(), place.Community is { } community ? new CommunityId(community.Id) : null));
        await grain.CompleteProfile(new(CommandId.New()));
        await drafts.ForgetAsync(place, IdentityDrafts.Profile, cancel);
        return Page.SeeOther(place.At);
    }
}

/// <summary>The profile's page.</summary>
public sealed record ProfileView(IdentityPlace Place, ProfileForm Form);
