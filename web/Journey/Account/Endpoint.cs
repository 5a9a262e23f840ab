using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Visits;

namespace CustomerConnect.Web.Journey.Account;

/// <summary>Who is signed in, what they have here, and the way out.</summary>
internal static class Endpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Addresses.Account, Show);
        routes.MapPost($"{Addresses.Account}/sign-out", SignOut);
    }

    private static async Task<IResult> Show(HttpContext http, Travelers travelers, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel);
        return travel is null ? instead!
            : travel.Contact is null ? Page.SeeOther(Steps.SignIn)
            : Page.Of<AccountPage, AccountView>(new(travel, null));
    }

    private static async Task<IResult> SignOut(
        IFormCollection form, HttpContext http, Travelers travelers, DeviceCookie devices, TrustedDevices trusted, SignedIn signedIn,
        Members.MemberFinder members, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel);
        if (travel?.Contact is null)
        {
            return instead ?? Page.SeeOther(Steps.SignIn);
        }

        var answer = await travel.Grain.SignOut(new(CommandId.New()));
        if (answer.Refusal is { } refusal)
        {
            return Page.Of<AccountPage, AccountView>(new(travel, refusal.Message), StatusCodes.Status422UnprocessableEntity);
        }

        await signedIn.EndAsync(http, travel.Session.Session, cancel);
        await members.ForgetAsync(http, cancel);
        if (devices.Read(http) is { } token)
        {
            await trusted.ForgetAsync(token, cancel);
            devices.Clear(http);
        }

        return Page.SeeOther(Addresses.Of(travel.Community.Community));
    }
}

/// <summary>The account's page.</summary>
/// <param name="Refused">Why the visitor was not signed out, or null.</param>
public sealed record AccountView(Travel Travel, string? Refused);
