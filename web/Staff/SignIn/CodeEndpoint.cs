using CustomerConnect.Storage.Staff.SecondFactor;
using CustomerConnect.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace CustomerConnect.Web.Staff.SignIn;

/// <summary><c>/staff/sign-in/code</c>: a code of the app, or one on paper, from who has given the password.</summary>
internal static class CodeEndpoint
{
    private const string Address = $"{StaffAccess.SignIn}/code";
    private const string Wrong = "That code does not work. Codes change every 30 seconds and each works once: wait for the next one.";
    private const int Longest = 40;

    /// <summary>Maps the page and its form.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, Show);
        routes.MapPost(Address, Try);
    }

    private static async Task<IResult> Show([FromQuery(Name = "return")] string? back, HttpContext http, HalfWay halfWay)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return await halfWay.FindAsync(http) is { Secret: null }
            ? Page.Of<CodePage, CodeView>(new(ReturnAddress.Of(back), null))
            : Page.SeeOther(StaffAccess.SignIn);
    }

    private static async Task<IResult> Try(
        [FromForm] string? code, [FromForm(Name = "return")] string? back, HttpContext http, HalfWay halfWay, SignInTries tries,
        Authenticators authenticators, StaffEntrance entrance, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        if (await halfWay.FindAsync(http) is not { Secret: null, Member: var member })
        {
            return Page.SeeOther(StaffAccess.SignIn);
        }

        var typed = string.Concat((code ?? "").Where(c => !char.IsWhiteSpace(c)));
        var refusal = typed.Length is 0 or > Longest ? Wrong
            : await tries.CodeAsync(http, member, Wrong, () => authenticators.TakeAsync(member.Id, typed, cancel), cancel);
        if (refusal is not null)
        {
            return Page.Of<CodePage, CodeView>(new(ReturnAddress.Of(back), refusal), StatusCodes.Status422UnprocessableEntity);
        }

        await entrance.EnterAsync(http, member, cancel);
        return Page.SeeOther(ReturnAddress.Of(back));
    }
}

/// <summary>The page that asks for a code.</summary>
/// <param name="Return">Where to go afterwards.</param>
/// <param name="Error">What went wrong, or null.</param>
public sealed record CodeView(string Return, string? Error);
