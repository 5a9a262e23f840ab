using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Members;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Identity;

/// <summary>The advanced registration: household, employment and preferences, by private link, at any time and as often as one likes.</summary>
internal static class RegistrationEndpoint
{
    /// <summary>Where it lies under a contact's link.</summary>
    public const string Part = "/registration";

    public static void Map(IEndpointRouteBuilder registration)
    {
        ConfirmEndpoint.Map(registration, (http, cancel) =>
            http.RequestServices.GetRequiredService<IdentityPlaces>().ConfirmingAsync(http, Part, IdentityTexts.WhyRegistration, cancel));
        registration.MapGet("", Show);
        registration.MapPost("", Save);
    }

    private static async Task<IResult> Show(
        string? saved, HttpContext http, IdentityPlaces places, AdvancedRegistrations registrations, IdentityDrafts drafts, CancellationToken cancel)
    {
        var (place, instead) = await places.FindAsync(http, cancel, Part);
        if (place is null)
        {
            return instead!;
        }

        var typed = await drafts.FindAsync(place, IdentityDrafts.Registration, cancel);
        return Page.Of<RegistrationPage, RegistrationView>(
            new(place, new(typed ?? await registrations.FindAsync(place.Contact.Id, cancel)), saved is not null));
    }

    private static async Task<IResult> Save(
        IFormCollection form, HttpContext http, IdentityPlaces places, AdvancedRegistrations registrations, IdentityDrafts drafts,
        CancellationToken cancel)
    {
        var (place, instead) = await places.FindAsync(http, cancel, Part);
        if (place is null)
        {
            return instead!;
        }

        var typed = new RegistrationForm(RegistrationForm.Names.ToDictionary(n => n, n => form[n].ToString()));
        if (typed.Read() is not { } answers)
        {
            await drafts.SaveAsync(place, IdentityDrafts.Registration, form, cancel);
            return Page.Of<RegistrationPage, RegistrationView>(new(place, typed, false), StatusCodes.Status422UnprocessableEntity);
        }

        await registrations.SaveAsync(place.Contact.Id, answers, cancel);
        await drafts.ForgetAsync(place, IdentityDrafts.Registration, cancel);
        return Page.SeeOther($"{place.At}{Part}?saved=yes");
    }
}

/// <summary>The registration's page.</summary>
/// <param name="Saved">True right after it was saved.</param>
public sealed record RegistrationView(IdentityPlace Place, RegistrationForm Form, bool Saved);
