using CustomerConnect.Storage.Staff.SecondFactor;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Staff.Account;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CustomerConnect.Web.Staff.SignIn;

/// <summary><c>/staff/sign-in/set-up</c>: an authenticator app is set up by who has given the password, at the first sign-in or later.</summary>
internal static class EnrolEndpoint
{
    private const string Address = $"{StaffAccess.SignIn}/set-up";
    private const string Wrong = "That code does not fit. Is the clock of your telephone right? Scan the square again and write the code that shows.";

    /// <summary>Maps the page, its picture and its form.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, Show);
        routes.MapGet($"{Address}/qr.svg", Picture);
        routes.MapPost(Address, Try);
    }

    private static async Task<IResult> Show([FromQuery(Name = "return")] string? back, HttpContext http, HalfWay halfWay)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return await halfWay.FindAsync(http) is { Secret: { } secret } who
            ? Page.Of<EnrolPage, EnrolView>(new(who.Member.Email!, secret, ReturnAddress.Of(back), null))
            : Page.SeeOther(StaffAccess.SignIn);
    }

    private static async Task<IResult> Picture(HttpContext http, HalfWay halfWay)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return await halfWay.FindAsync(http) is { Secret: { } secret } who
            ? QrPicture.Svg(QrPicture.OfAuthenticator(who.Member.Email!, secret))
            : Results.NotFound();
    }

    private static async Task<IResult> Try(
        [FromForm] string? code, [FromForm(Name = "return")] string? back, HttpContext http, HalfWay halfWay, SignInTries tries,
        Authenticators authenticators, StaffEntrance entrance, ShownOnce once, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        if (await halfWay.FindAsync(http) is not { Secret: { } secret, Member: var member } who)
        {
            return Page.SeeOther(StaffAccess.SignIn);
        }

        IReadOnlyList<string>? codes = null;
        var typed = string.Concat((code ?? "").Where(char.IsAsciiDigit));
        if (await tries.CodeAsync(
            http, member, Wrong, async () => (codes = await authenticators.SetAsync(member.Id, secret, typed, who.Replaces, cancel)) is not null, cancel) is { } refusal)
        {
            return Page.Of<EnrolPage, EnrolView>(new(member.Email!, secret, ReturnAddress.Of(back), refusal), StatusCodes.Status422UnprocessableEntity);
        }

        // Who is signed in already replaces a lost one; everybody else comes in by it.
        if ((await http.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Principal?.StaffId() == member.Id)
        {
            await HalfWay.EndAsync(http);
        }
        else
        {
            await entrance.EnterAsync(http, member, cancel);
        }

        once.Put(http, ShownOnce.RecoveryCodes, string.Join(' ', codes!));
        return Page.SeeOther($"/staff/account/recovery-codes{QueryString.Create("return", ReturnAddress.Of(back))}");
    }
}

/// <summary>The page that sets an authenticator up.</summary>
/// <param name="Email">Whose it is.</param>
/// <param name="Secret">Its secret, for who cannot scan.</param>
/// <param name="Return">Where to go afterwards.</param>
/// <param name="Error">What went wrong, or null.</param>
public sealed record EnrolView(string Email, string Secret, string Return, string? Error)
{
    /// <summary>The secret in groups of four, as people read it.</summary>
    public string Readable => string.Join(' ', Secret.Chunk(4).Select(part => new string(part)));
}
