namespace CustomerConnect.Web.Staff.Accounts;

/// <summary><c>./run add-staff EMAIL [NAME]</c>: the first administrator, and the way back in.</summary>
public static class AddStaffCommand
{
    /// <summary>Adds the administrator and prints the password once. Exit code 0, or 1 when the address is refused.</summary>
    public static async Task<int> RunAsync(string email, string? name, IServiceProvider services, TextWriter output)
    {
        await using var scope = services.CreateAsyncScope();
        try
        {
            var password = await scope.ServiceProvider.GetRequiredService<StaffRegistry>()
                .SetAdministratorAsync(email.Trim(), name ?? email.Split('@')[0]);
            await output.WriteLineAsync($"{email.Trim()} may sign in at /staff. The password, shown only now: {password}");
            return 0;
        }
        catch (InvalidOperationException refused)
        {
            await output.WriteLineAsync(refused.Message);
            return 1;
        }
    }
}
