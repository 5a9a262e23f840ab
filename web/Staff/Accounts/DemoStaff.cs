using CustomerConnect.Providers;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CustomerConnect.Web.Staff.Accounts;

/// <summary>
/// The account of a demonstration: made at its first start when nobody has one, with a password of its own. It is kept beside the account
/// to be shown, which no other account's is.
/// </summary>
internal sealed partial class DemoStaff(
    IServiceScopeFactory scopes, DemoMode demo, IHostEnvironment environment, IConfiguration configuration, ILogger<DemoStaff> logger)
    : IHostedService
{
    /// <summary>Its address.</summary>
    public const string Email = "staff@demo.example";

    private const string Provider = "demo";
    private const string PasswordName = "password";

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!demo.Allowed || !configuration.GetValue("DemoCommunity", true))
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        if (await members.Users.AnyAsync(cancellationToken))
        {
            return;
        }

        var password = await scope.ServiceProvider.GetRequiredService<StaffRegistry>().SetAdministratorAsync(Email, "Dana Okafor");
        var member = (await members.FindByEmailAsync(Email))!;
        await members.SetAuthenticationTokenAsync(member, Provider, PasswordName, password);
        LogMade(logger, Email, password);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The password, to be shown on the sign-in page: in Development, to who sits at this machine; otherwise null.</summary>
    public async Task<string?> PasswordForAsync(HttpContext http)
    {
        if (!environment.IsDevelopment() || !http.IsAtThisMachine())
        {
            return null;
        }

        var members = http.RequestServices.GetRequiredService<UserManager<StaffMember>>();
        return await members.FindByEmailAsync(Email) is { } member
            ? await members.GetAuthenticationTokenAsync(member, Provider, PasswordName)
            : null;
    }

    [LoggerMessage(LogLevel.Information, "Staff of the demonstration sign in at /staff as {Email} with {Password}")]
    private static partial void LogMade(ILogger logger, string email, string password);
}
