using System.Security.Claims;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.SignIns;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Pages.Errors;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.Permissions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace CustomerConnect.Web.Staff;

/// <summary>How staff are known: a cookie of their own, asked for by the policy and nowhere else, so that visitors' pages never read it.</summary>
public static class StaffAccess
{
    /// <summary>Policy of everything that is for staff.</summary>
    public const string Policy = "staff";

    /// <summary>Where staff sign in.</summary>
    public const string SignIn = "/staff/sign-in";

    /// <summary>Scheme of the cookie between the password and the second factor.</summary>
    public const string HalfWay = "staff-half-way";

    private const string Name = "cc-staff";
    private static readonly TimeSpan _halfWay = TimeSpan.FromMinutes(15);

    /// <summary>Adds cookies and the policy.</summary>
    public static IServiceCollection AddStaffAccess(this IServiceCollection services)
    {
        services.AddStaffAccounts();
        // Two schemes, and so no default: who asks for neither is anonymous.
        services.AddAuthentication()
            .AddCookie(IdentityConstants.ApplicationScheme, Cookie)
            .AddCookie(HalfWay, o =>
            {
                Plain(o, $"{Name}-half-way", _halfWay);
                o.SlidingExpiration = false;
            });
        services.AddAuthorizationBuilder().AddPolicy(Policy, new AuthorizationPolicyBuilder(IdentityConstants.ApplicationScheme)
            .RequireAuthenticatedUser().Build());
        return services;
    }

    /// <summary>What the signed-in member sees.</summary>
    public static Task<StaffScope> ScopeAsync(this StaffScopes scopes, ClaimsPrincipal? member, CancellationToken cancel) =>
        member?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? scopes.OfAsync(id, cancel) : Task.FromResult(StaffScope.Nothing);

    private static void Cookie(CookieAuthenticationOptions o)
    {
        Plain(o, Name, StaffSignIns.Idle);
        o.LoginPath = SignIn;
        o.ReturnUrlParameter = "return";
        o.Events.OnValidatePrincipal = ValidateAsync;
        o.Events.OnRedirectToLogin = context =>
        {
            if (context.Request.Path.StartsWithSegments("/staff"))
            {
                context.Response.Redirect(context.RedirectUri);
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            }

            return Task.CompletedTask;
        };
        o.Events.OnRedirectToAccessDenied = context =>
        {
            var http = context.HttpContext;
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            context.Response.Headers.CacheControl = "no-cache, no-store";
            return http.Request.Path.StartsWithSegments("/staff") && ErrorEndpoint.WantsPage(http, http.Request.Path)
                ? Page.Of<ForbiddenPage, ForbiddenView>(new(http.User.StaffName()), StatusCodes.Status403Forbidden).ExecuteAsync(http) : Task.CompletedTask;
        };
    }

    private static void Plain(CookieAuthenticationOptions o, string name, TimeSpan lasts)
    {
        o.Cookie.Name = name;
        o.Cookie.HttpOnly = true;
        o.Cookie.SameSite = SameSiteMode.Lax;
        o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        o.ExpireTimeSpan = lasts;
    }

    // Asked anew at each request: a sign-in that was ended, a member who was disabled and a role that was changed count at once, on all nodes.
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (context.Principal?.SignInId() is { } id
            && await http.RequestServices.GetRequiredService<StaffSignIns>().FindAsync(id, http.RequestAborted) is { } member)
        {
            context.ReplacePrincipal(StaffIdentity.Of(member, id));
            return;
        }

        context.RejectPrincipal();
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
