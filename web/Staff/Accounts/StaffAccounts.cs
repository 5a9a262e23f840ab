using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Actions;
using CustomerConnect.Storage.Staff.SecondFactor;
using CustomerConnect.Storage.Staff.SignIns;
using CustomerConnect.Storage.Staff.Team;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CustomerConnect.Web.Staff.Accounts;

/// <summary>Staff accounts without pages: what the site and the command need.</summary>
public static class StaffAccounts
{
    /// <summary>Fewest characters of a password.</summary>
    public const int ShortestPassword = 12;

    /// <summary>Adds accounts, scopes and the throttle. Accounts have no lock-out of their own: see <see cref="SignInThrottle"/>.</summary>
    public static IServiceCollection AddStaffAccounts(this IServiceCollection services)
    {
        services.AddDbContext<StaffDb>((provider, options) =>
        {
            StaffConnection.Use(provider.GetRequiredService<IDatabase>(), provider.GetRequiredService<StorageOptions>(), options);
            options.ConfigureWarnings(w => w.Log((RelationalEventId.CommandExecuted, LogLevel.Debug)));
        });
        services.AddIdentityCore<StaffMember>(o =>
        {
            o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            o.User.RequireUniqueEmail = true;
            o.Lockout.AllowedForNewUsers = false;
            o.Password.RequiredLength = ShortestPassword;
            o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
        }).AddEntityFrameworkStores<StaffDb>();
        services.TryAddSingleton<StaffActions>();
        return services.AddSingleton<StaffScopes>().AddSingleton<SignInThrottle>().AddSingleton<Authenticators>()
            .AddSingleton<StaffSignIns>().AddSingleton<RoleTable>().AddSingleton<TeamTable>().AddSingleton<TeamChanges>().AddSingleton<TeamAccess>()
            .AddSingleton<StaffPasswords>().AddScoped<StaffRegistry>();
    }
}
