using CustomerConnect.Storage.Staff.SignIns;
using CustomerConnect.Storage.Staff.Team;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.Live;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CustomerConnect.Web.Staff.Welcome;

/// <summary><c>/staff/welcome/{token}</c>: who was invited chooses a password. The link is good once, and for three days.</summary>
internal static class WelcomeEndpoint
{
    private const string Over = "This link has been used, or its three days are over. Ask whoever invited you for another.";

    /// <summary>Maps the page and its form. Whoever has the link may come here.</summary>
    public static IEndpointRouteBuilder MapWelcome(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/staff/welcome/{token}", Show);
        routes.MapPost("/staff/welcome/{token}", Choose);
        return routes;
    }

    private static async Task<IResult> Show(string token, HttpContext http, StaffInvitations invitations, CancellationToken cancel)
    {
        Keep(http);
        return await invitations.FindAsync(token, cancel) is { } member ? Of(new(token, member.Name, member.Email, null)) : Gone();
    }

    private static async Task<IResult> Choose(
        string token, [FromForm] string? next, HttpContext http, StaffInvitations invitations, StaffPasswords passwords, UserManager<StaffMember> members,
        StaffConnections connections, CancellationToken cancel)
    {
        Keep(http);
        if (await invitations.FindAsync(token, cancel) is not { } invited || await members.FindByIdAsync(invited.Id) is not { } member)
        {
            return Gone();
        }

        if (await PasswordRule.WhyNotAsync(members, member, next) is { } refused)
        {
            return Of(new(token, member.Name, invited.Email, refused), StatusCodes.Status422UnprocessableEntity);
        }

        if (!await passwords.ChooseAsync(token, members.PasswordHasher.HashPassword(member, next!), cancel))
        {
            return Gone();
        }

        await connections.CheckAsync(cancel, member.Id);
        return Page.SeeOther(StaffAccess.SignIn);
    }

    private static IResult Of(WelcomeView view, int status = StatusCodes.Status200OK) => Page.Of<WelcomePage, WelcomeView>(view, status);

    private static IResult Gone() => Of(new("", "", "", Over), StatusCodes.Status410Gone);

    // The address is a secret: nothing keeps it, and no page after it learns of it.
    private static void Keep(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
    }
}

/// <summary>The page of an invitation.</summary>
/// <param name="Token">Its token; empty when it is over.</param>
/// <param name="Error">What went wrong, or null.</param>
public sealed record WelcomeView(string Token, string Name, string Email, string? Error);
