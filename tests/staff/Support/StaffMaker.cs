using System.Collections.Concurrent;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.SecondFactor;
using CustomerConnect.Web.Staff.Accounts;
using Dapper;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerConnect.Staff.Tests.Support;

/// <summary>Members of the staff for tests, with everything that it takes to sign in.</summary>
public static class StaffMaker
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> Codes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A member with a scope and permissions (all of them when none is named), a password and a second factor. Id and password.</summary>
    public static async Task<(string Id, string Password)> AddAsync(IServiceProvider site, string email, StaffScope scope, params string[] permissions)
    {
        await using var services = site.CreateAsyncScope();
        var password = await services.ServiceProvider.GetRequiredService<StaffRegistry>().SetAdministratorAsync(email, "Dana Okafor");
        var id = (await services.ServiceProvider.GetRequiredService<UserManager<StaffMember>>().FindByEmailAsync(email))!.Id;
        await services.ServiceProvider.GetRequiredService<StaffScopes>().SetAsync(id, scope);
        if (permissions.Length > 0)
        {
            await GiveAsync(site, id, permissions);
        }

        var secret = Totp.NewSecret();
        var codes = await services.ServiceProvider.GetRequiredService<Authenticators>().SetAsync(
            id, secret, Totp.Code(secret, Totp.StepAt(services.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow())), replaces: null);
        Codes[email] = new(codes!);
        return (id, password);
    }

    /// <summary>A code that lets a member in once, as one of ten on paper.</summary>
    public static string NextCode(string email) => Codes.TryGetValue(email, out var codes) && codes.TryDequeue(out var code)
        ? code : throw new InvalidOperationException($"{email} has no codes left.");

    /// <summary>Gives a member a role of their own with these permissions.</summary>
    public static Task GiveAsync(IServiceProvider site, string id, params string[] permissions) => site.GetRequiredService<IDatabase>().WriteAsync(
        async (connection, transaction) =>
        {
            var role = Guid.NewGuid().ToString("n");
            await connection.ExecuteAsync(
                "insert into staff_role (id, name, permissions) values (@role, @role, @words)", new { role, words = string.Join(' ', permissions) }, transaction);
            return await connection.ExecuteAsync("update staff_member set role_id = @role where id = @id", new { role, id }, transaction);
        });
}
