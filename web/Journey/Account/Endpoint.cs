using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Visits;

namespace CustomerConnect.Web.Journey.Account;

/// <summary>Who is signed in, what they have here, the devices that need no code, and the way out.</summary>
internal static class Endpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Addresses.Account, Show);
        routes.MapPost($"{Addresses.Account}/sign-out", (
            IFormCollection form, HttpContext http, Accounts accounts, CancellationToken cancel) => accounts.SignOutAsync(http, everywhere: false, cancel));
        routes.MapPost($"{Addresses.Account}/sign-out-everywhere", (
            IFormCollection form, HttpContext http, Accounts accounts, CancellationToken cancel) => accounts.SignOutAsync(http, everywhere: true, cancel));
        routes.MapPost($"{Addresses.Account}/devices/remove", Remove);
    }

    private static async Task<IResult> Show(HttpContext http, Accounts accounts, CancellationToken cancel)
    {
        var (travel, instead) = await accounts.FindAsync(http, cancel);
        return travel is null ? instead! : await accounts.PageAsync(http, travel, null, cancel);
    }

    private static async Task<IResult> Remove(
        IFormCollection form, HttpContext http, Accounts accounts, TrustedDevices trusted, DeviceCookie cookie, CancellationToken cancel)
    {
        var (travel, instead) = await accounts.FindAsync(http, cancel);
        if (travel is null)
        {
            return instead!;
        }

        var device = form["device"].ToString();
        if (cookie.Read(http) is { } token && await trusted.IdAsync(token, cancel) == device)
        {
            return await accounts.SignOutAsync(http, everywhere: false, cancel);
        }

        await trusted.RemoveAsync(travel.Contact!.Id, device, cancel);
        return Page.SeeOther(Addresses.Account);
    }
}

/// <summary>The account's page.</summary>
/// <param name="Refused">Why the visitor was not signed out, or null.</param>
/// <param name="Devices">Devices that are trusted, the one used last first.</param>
/// <param name="ThisDevice">Id of the one that asks, or null.</param>
public sealed record AccountView(Travel Travel, string? Refused, IReadOnlyList<DeviceInfo> Devices, string? ThisDevice);
