using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;

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
            : Page.Of<AccountPage, Travel>(travel);
    }

    private static async Task<IResult> SignOut(
        IFormCollection form, HttpContext http, Travelers travelers, DeviceCookie devices, TrustedDevices trusted, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel);
        if (travel is null)
        {
            return instead!;
        }

        if (devices.Read(http) is { } token)
        {
            await trusted.ForgetAsync(token, cancel);
            devices.Clear(http);
        }

        await travel.Grain.SignOut(new(CommandId.New()));
        return Page.SeeOther(Addresses.Of(travel.Community.Community));
    }
}
