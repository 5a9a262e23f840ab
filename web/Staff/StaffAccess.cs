using System.Security.Claims;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Staff.Accounts;
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

    private const string Name = "cc-staff";
    private static readonly TimeSpan _shift = TimeSpan.FromHours(12);
    private static readonly TimeSpan _checked = TimeSpan.FromMinutes(1);

    /// <summary>Adds cookies and the policy.</summary>
    public static IServiceCollection AddStaffAccess(this IServiceCollection services)
    {
        services.AddStaffAccounts();
        new IdentityBuilder(typeof(StaffMember), services).AddSignInManager().AddDefaultTokenProviders();
        // Two schemes, and so no default: who asks for neither is anonymous.
        services.AddAuthentication()
            .AddCookie(IdentityConstants.ApplicationScheme, Cookie)
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, o => o.Cookie.Name = $"{Name}-second");
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = _checked);
        services.AddAuthorizationBuilder().AddPolicy(Policy, new AuthorizationPolicyBuilder(IdentityConstants.ApplicationScheme)
            .RequireAuthenticatedUser().Build());
        return services;
    }

    /// <summary>What the signed-in member sees.</summary>
    public static Task<StaffScope> ScopeAsync(this StaffScopes scopes, ClaimsPrincipal? member, CancellationToken cancel) =>
        member?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? scopes.OfAsync(id, cancel) : Task.FromResult(StaffScope.Nothing);

    private static void Cookie(CookieAuthenticationOptions o)
    {
        o.Cookie.Name = Name;
        o.Cookie.HttpOnly = true;
        o.Cookie.SameSite = SameSiteMode.Lax;
        o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        o.ExpireTimeSpan = _shift;
        o.LoginPath = SignIn;
        o.ReturnUrlParameter = "return";
        o.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
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
    }
}
