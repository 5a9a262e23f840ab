using CustomerConnect.Storage.Staff.SecondFactor;
using CustomerConnect.Storage.Staff.SignIns;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.Live;
using CustomerConnect.Web.Staff.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CustomerConnect.Web.Staff.Account;

/// <summary><c>/staff/account</c>: a member's own password, second factor, and the browsers they are signed in with.</summary>
internal static class AccountEndpoint
{
    private const string Address = "/staff/account";
    private const string Wrong = "That is not your password. Nothing was changed.";

    /// <summary>Maps the page and its forms. They are each member's own, and need no permission.</summary>
    public static void MapAccount(this IEndpointRouteBuilder staff)
    {
        var account = staff.MapGroup("/account");
        account.MapGet("", Show);
        account.MapGet("/recovery-codes", Codes);
        account.MapPost("/password", Password);
        account.MapPost("/second-factor", Replace);
        account.MapPost("/recovery-codes", NewCodes);
        account.MapPost("/sign-ins/{id}/end", End);
        account.MapPost("/sign-out-everywhere", EndAll);
    }

    private static async Task<IResult> Show([FromQuery] string? done, HttpContext http, AccountReader reader, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return Page.Of<AccountPage, AccountView>(await reader.ReadAsync(http.User, cancel) with { Done = AccountWords.Done(done) });
    }

    private static IResult Codes([FromQuery(Name = "return")] string? back, HttpContext http, ShownOnce once)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return once.Take(http, ShownOnce.RecoveryCodes) is { } codes
            ? Page.Of<RecoveryCodesPage, RecoveryCodesView>(new(codes.Split(' '), ReturnAddress.Of(back)))
            : Page.SeeOther(Address);
    }

    private static Task<IResult> Password(
        [FromForm] string? password, [FromForm] string? next, [AsParameters] Own own, StaffPasswords passwords, UserManager<StaffMember> members) =>
        own.WithPasswordAsync(password, "password", async member =>
        {
            if (await PasswordRule.WhyNotAsync(members, member, next) is { } refused)
            {
                return (refused, "");
            }

            await passwords.ChangeAsync(member.Id, members.PasswordHasher.HashPassword(member, next!), own.Http.User.SignInId()!, own.Cancel);
            return (null, $"{Address}?done=password");
        });

    private static Task<IResult> Replace([FromForm] string? password, [AsParameters] Own own, HalfWay halfWay, Authenticators authenticators) =>
        own.WithPasswordAsync(password, "factor", async member =>
        {
            await halfWay.SetUpAsync(own.Http, member, await authenticators.FindAsync(member.Id, own.Cancel));
            return (null, ReturnAddress.Before(Address, "set-up"));
        });

    private static Task<IResult> NewCodes([FromForm] string? password, [AsParameters] Own own, Authenticators authenticators, ShownOnce once) =>
        own.WithPasswordAsync(password, "codes", async member =>
        {
            if (await authenticators.NewCodesAsync(member.Id, own.Cancel) is not { } codes)
            {
                return ("Set up a second factor first.", "");
            }

            once.Put(own.Http, ShownOnce.RecoveryCodes, string.Join(' ', codes));
            return (null, $"{Address}/recovery-codes{QueryString.Create("return", Address)}");
        });

    private static async Task<IResult> End(string id, HttpContext http, StaffSignIns signIns, StaffConnections connections, CancellationToken cancel)
    {
        await signIns.EndAsync(http.User.StaffId(), id, cancel);
        await connections.CheckAsync(cancel, http.User.StaffId());
        return Page.SeeOther($"{Address}?done=ended");
    }

    private static async Task<IResult> EndAll(HttpContext http, StaffSignIns signIns, StaffConnections connections, CancellationToken cancel)
    {
        await signIns.EndAllAsync(http.User.StaffId(), http.User.StaffId(), cancel: cancel);
        await connections.CheckAsync(cancel, http.User.StaffId());
        return Page.SeeOther(StaffAccess.SignIn);
    }

    /// <summary>What a member asks for themselves.</summary>
    private readonly record struct Own(HttpContext Http, SignInTries Tries, AccountReader Reader, StaffConnections Connections, CancellationToken Cancel)
    {
        /// <summary>Does it for who knows the password, which is asked for again: a browser left alone must not be enough.</summary>
        /// <param name="form">Which form is shown again with the refusal.</param>
        /// <param name="act">Does it; answers why not, or where to go on.</param>
        public async Task<IResult> WithPasswordAsync(string? password, string form, Func<StaffMember, Task<(string? Refused, string Next)>> act)
        {
            Http.Response.Headers.CacheControl = "no-cache, no-store";
            var view = await Reader.ReadAsync(Http.User, Cancel);
            var (member, refused) = password is { Length: > 0 and <= 256 }
                ? await Tries.PasswordAsync(Http, view.Email, password, Wrong, Cancel) : (null, Wrong);
            if (member is not null)
            {
                (refused, var next) = await act(member);
                if (refused is null)
                {
                    await Connections.CheckAsync(Cancel, member.Id);
                    return Page.SeeOther(next);
                }
            }

            return Page.Of<AccountPage, AccountView>(view with { Refused = refused, Form = form }, StatusCodes.Status422UnprocessableEntity);
        }
    }
}
