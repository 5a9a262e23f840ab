using CustomerConnect.Storage.Staff.SecondFactor;
using CustomerConnect.Storage.Staff.SignIns;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Staff.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CustomerConnect.Web.Staff.SignIn;

/// <summary>Staff sign in and out. A failure says the same whatever was wrong, and takes the same time.</summary>
internal static class SignInEndpoint
{
    private const string Failed = "That address and password do not go together. Nothing is locked: check both and try again.";

    /// <summary>Maps the page and its form. Who is not signed in may come here.</summary>
    public static IEndpointRouteBuilder MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(StaffAccess.SignIn, Show);
        routes.MapPost(StaffAccess.SignIn, Try);
        CodeEndpoint.Map(routes);
        EnrolEndpoint.Map(routes);
        return routes;
    }

    /// <summary>Signs out; on the group for who is signed in.</summary>
    public static async Task<IResult> Out([FromForm] string? done, HttpContext http, StaffSignIns signIns, CancellationToken cancel)
    {
        await signIns.EndAsync(http.User.StaffId(), http.User.SignInId()!, cancel);
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Page.SeeOther(StaffAccess.SignIn);
    }

    private static async Task<IResult> Show([FromQuery(Name = "return")] string? back, HttpContext http, DemoStaff demo) =>
        await PageAsync(http, demo, new SignInView(null, ReturnAddress.Of(back), null, null, null), StatusCodes.Status200OK);

    private static async Task<IResult> Try(
        [FromForm] string? email, [FromForm] string? password, [FromForm(Name = "return")] string? back,
        HttpContext http, SignInTries tries, Authenticators authenticators, SecondFactorRule rule, HalfWay halfWay, StaffEntrance entrance, DemoStaff demo,
        CancellationToken cancel)
    {
        var view = new SignInView(email, ReturnAddress.Of(back), Failed, null, null);
        if (email is not { Length: > 0 and <= 254 } || password is not { Length: > 0 and <= 256 })
        {
            return await PageAsync(http, demo, view, StatusCodes.Status422UnprocessableEntity);
        }

        var (member, refusal) = await tries.PasswordAsync(http, email, password, Failed, cancel);
        if (member is null)
        {
            return await PageAsync(http, demo, view with { Error = refusal }, StatusCodes.Status422UnprocessableEntity);
        }

        if (await authenticators.FindAsync(member.Id, cancel) is not null)
        {
            await halfWay.AskAsync(http, member);
            return Page.SeeOther(ReturnAddress.Before(view.Return, "code"));
        }

        if (rule.IsRequiredOf(member))
        {
            await halfWay.SetUpAsync(http, member, replaces: null);
            return Page.SeeOther(ReturnAddress.Before(view.Return, "set-up"));
        }

        await entrance.EnterAsync(http, member, cancel);
        return Page.SeeOther(view.Return);
    }

    private static async Task<IResult> PageAsync(HttpContext http, DemoStaff demo, SignInView view, int status)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var password = await demo.PasswordForAsync(http);
        return Page.Of<SignInPage, SignInView>(
            view with { DemoEmail = password is null ? null : DemoStaff.Email, DemoPassword = password }, status);
    }
}

/// <summary>The sign-in page.</summary>
/// <param name="Email">What was typed.</param>
/// <param name="Return">Where to go afterwards: an address of ours.</param>
/// <param name="Error">What went wrong, or null.</param>
/// <param name="DemoEmail">Address of the demonstration's account, only in Development at this machine.</param>
/// <param name="DemoPassword">Its password.</param>
public sealed record SignInView(string? Email, string Return, string? Error, string? DemoEmail, string? DemoPassword);
