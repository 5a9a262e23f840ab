using System.Globalization;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Staff.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CustomerConnect.Web.Staff.SignIn;

/// <summary>Staff sign in and out. A failure says the same whatever was wrong, and takes the same time.</summary>
internal static class SignInEndpoint
{
    private const string Failed = "That address and password do not go together. Nothing is locked: check both and try again.";
    private static readonly StaffMember _nobody = new();
    private static readonly string _hash = new PasswordHasher<StaffMember>().HashPassword(_nobody, StaffRegistry.NewPassword());

    /// <summary>Maps the page and its form. Who is not signed in may come here.</summary>
    public static IEndpointRouteBuilder MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(StaffAccess.SignIn, Show);
        routes.MapPost(StaffAccess.SignIn, Try);
        return routes;
    }

    /// <summary>Signs out; on the group for who is signed in.</summary>
    public static async Task<IResult> Out([FromForm] string? done, SignInManager<StaffMember> signIn)
    {
        await signIn.SignOutAsync();
        return Page.SeeOther(StaffAccess.SignIn);
    }

    private static async Task<IResult> Show([FromQuery(Name = "return")] string? back, HttpContext http, DemoStaff demo) =>
        await PageAsync(http, demo, new SignInView(null, Local(back), null, null, null), StatusCodes.Status200OK);

    private static async Task<IResult> Try(
        [FromForm] string? email, [FromForm] string? password, [FromForm(Name = "return")] string? back,
        HttpContext http, SignInManager<StaffMember> signIn, SignInThrottle throttle, DemoStaff demo, CancellationToken cancel)
    {
        var view = new SignInView(email, Local(back), Failed, null, null);
        if (email is not { Length: > 0 and <= 254 } || password is not { Length: > 0 and <= 256 })
        {
            return await PageAsync(http, demo, view, StatusCodes.Status422UnprocessableEntity);
        }

        var network = http.Connection.RemoteIpAddress;
        if (await throttle.TryAsync(email, network, cancel) is { } wait)
        {
            var seconds = (int)Math.Ceiling(wait.TotalSeconds);
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return await PageAsync(http, demo, view with { Error = Wait(seconds) }, StatusCodes.Status422UnprocessableEntity);
        }

        var member = await signIn.UserManager.FindByEmailAsync(email.Trim());
        if (member is null)
        {
            signIn.UserManager.PasswordHasher.VerifyHashedPassword(_nobody, _hash, password);
            return await PageAsync(http, demo, view, StatusCodes.Status422UnprocessableEntity);
        }

        if (!(await signIn.PasswordSignInAsync(member, password, isPersistent: false, lockoutOnFailure: false)).Succeeded)
        {
            return await PageAsync(http, demo, view, StatusCodes.Status422UnprocessableEntity);
        }

        await throttle.SucceededAsync(email, network, cancel);
        return Page.SeeOther(view.Return);
    }

    private static async Task<IResult> PageAsync(HttpContext http, DemoStaff demo, SignInView view, int status)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var password = await demo.PasswordForAsync(http);
        return Page.Of<SignInPage, SignInView>(
            view with { DemoEmail = password is null ? null : DemoStaff.Email, DemoPassword = password }, status);
    }

    // Only our own pages: an address from outside must not send anybody away after they typed a password.
    private static string Local(string? address) =>
        address is not null && (address == "/staff" || address.StartsWith("/staff/", StringComparison.Ordinal))
            && !address.StartsWith(StaffAccess.SignIn, StringComparison.Ordinal) && !address.Any(char.IsControl) && !address.Contains('\\', StringComparison.Ordinal)
            ? address : "/staff";

    private static string Wait(int seconds) => seconds <= 60
        ? $"There were many tries from here. Wait {seconds} s and try again."
        : $"There were many tries from here. Wait {(seconds + 59) / 60} minutes and try again.";
}

/// <summary>The sign-in page.</summary>
/// <param name="Email">What was typed.</param>
/// <param name="Return">Where to go afterwards: an address of ours.</param>
/// <param name="Error">What went wrong, or null.</param>
/// <param name="DemoEmail">Address of the demonstration's account, only in Development at this machine.</param>
/// <param name="DemoPassword">Its password.</param>
public sealed record SignInView(string? Email, string Return, string? Error, string? DemoEmail, string? DemoPassword);
