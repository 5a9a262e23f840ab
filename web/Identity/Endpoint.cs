using CustomerConnect.Grains.Messages;
using CustomerConnect.Identity;
using CustomerConnect.Storage;
using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Members;
using CustomerConnect.Web.Texts;
using CustomerConnect.Web.Visits;

namespace CustomerConnect.Web.Identity;

/// <summary><c>/id/{token}</c>: a contact verifies their legal identity, before or after reserving, on any device.</summary>
internal static class Endpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var identity = routes.MapGroup("/id/{token}");
        ConfirmEndpoint.Map(identity, (http, cancel) => http.RequestServices.GetRequiredService<IdentityPlaces>().ConfirmingAsync(http, "", IdentityTexts.Why, cancel));
        identity.MapGet("", Show);
        identity.MapPost("/check", Start);
        identity.MapGet("/on", GoOn);
        foreach (var form in (string[])["/check", "/cancel"])
        {
            // Without scripts a form that was refused leaves its own address in the browser.
            identity.MapGet(form, (string token) => Page.SeeOther(IdentityLinks.Path(token)));
        }

        identity.MapGet("/result", Back);
        identity.MapPost("/cancel", Cancel);
        ProfileEndpoint.Map(identity);
        IdentityDrafts.Map(identity);
        RegistrationEndpoint.Map(identity.MapGroup(RegistrationEndpoint.Part));
    }

    private static async Task<IResult> Show(HttpContext http, IdentityPlaces places, IGrainFactory grains, CancellationToken cancel)
    {
        var (place, instead) = await places.FindAsync(http, cancel);
        if (place is null || Preview.Is(http.Request))
        {
            return instead ?? Results.NoContent();
        }

        var begun = await place.Grain(grains).Begin(new(CommandId.New(), place.Community is { } community ? new CommunityId(community.Id) : null));
        return Page.Of<IdentityPage, IdentityView>(new(place, begun.Require()));
    }

    private static async Task<IResult> Start(
        IFormCollection form, HttpContext http, IdentityPlaces places, IGrainFactory grains, SiteAddress site, TimeProvider clock, CancellationToken cancel)
    {
        var (place, instead) = await places.FindAsync(http, cancel);
        if (place is null)
        {
            return instead!;
        }

        var answer = await place.Grain(grains).StartCheck(new(CommandId.New(), new(TextId.New(clock)), site.Of($"{place.At}/result")));
        return answer.Refusal is { } refusal and not IdentityIsVerified ? await RefusedAsync(place, grains, refusal)
            : Page.SeeOther(answer.Value?.ContinueAt is not { } there ? place.At : Onward.IsHere(there) ? there : $"{place.At}/on");
    }

    // Asked anew, as the address is the provider's and changes; a check that is under way stays the same one.
    private static async Task<IResult> GoOn(
        HttpContext http, IdentityPlaces places, IGrainFactory grains, SiteAddress site, TimeProvider clock, CancellationToken cancel)
    {
        var (place, instead) = await places.FindAsync(http, cancel);
        if (place is null || Preview.Is(http.Request) || (await place.Grain(grains).Look()).Check is null)
        {
            return instead ?? Page.SeeOther(place!.At);
        }

        var answer = await place.Grain(grains).StartCheck(new(CommandId.New(), new(TextId.New(clock)), site.Of($"{place.At}/result")));
        return answer.Value?.ContinueAt is { } there ? Page.Of<GoOnPage, GoOnView>(new(place, there)) : Page.SeeOther(place.At);
    }

    // Whoever comes back, by the provider or by the back button, sees how it stands.
    private static async Task<IResult> Back(HttpContext http, IdentityPlaces places, IGrainFactory grains, CancellationToken cancel)
    {
        var (place, instead) = await places.FindAsync(http, cancel);
        if (place is null)
        {
            return instead!;
        }

        await place.Grain(grains).Learn();
        return Page.SeeOther(place.At);
    }

    private static async Task<IResult> Cancel(IFormCollection form, HttpContext http, IdentityPlaces places, IGrainFactory grains, CancellationToken cancel)
    {
        var (place, instead) = await places.FindAsync(http, cancel);
        if (place is null)
        {
            return instead!;
        }

        var answer = await place.Grain(grains).Cancel(new(CommandId.New()));
        return answer.Refusal is { } refusal ? await RefusedAsync(place, grains, refusal) : Page.SeeOther(place.At);
    }

    private static async Task<IResult> RefusedAsync(IdentityPlace place, IGrainFactory grains, Refusal refusal) => Page.Of<IdentityPage, IdentityView>(
        new(place, await place.Grain(grains).Look(), IdentityView.Of(refusal)), StatusCodes.Status422UnprocessableEntity);
}

/// <summary>The page that leads to whoever checks the ID.</summary>
/// <param name="To">Where that is.</param>
public sealed record GoOnView(IdentityPlace Place, string To);
