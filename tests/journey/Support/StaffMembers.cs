using System.Security.Claims;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.Permissions;
using FluentAssertions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerConnect.Journey.Tests.Support;

/// <summary>Members of the staff beside a customer, and what both are about.</summary>
internal static class StaffMembers
{
    private const string Good = "4242 4242 4242 4242";

    /// <summary>Dana Okafor, signed in: an administrator unless a scope and permissions are given.</summary>
    public static async Task<Customer> StaffAsync(this Site site, StaffScope? scope = null, params string[] permissions)
    {
        var email = $"{Guid.NewGuid():n}@staff.example";
        await using var services = site.Services.CreateAsyncScope();
        var password = await services.ServiceProvider.GetRequiredService<StaffRegistry>().SetAdministratorAsync(email, "Dana Okafor");
        var members = services.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var member = (await members.FindByEmailAsync(email))!;
        if (scope is not null)
        {
            await services.ServiceProvider.GetRequiredService<StaffScopes>().SetAsync(member.Id, scope);
        }

        if (permissions.Length > 0)
        {
            await members.RemoveClaimsAsync(member, await members.GetClaimsAsync(member));
            await members.AddClaimsAsync(member, permissions.Select(p => new Claim(StaffPermissions.Claim, p)));
        }

        var browser = new Customer(site);
        (await browser.PostAsync(await browser.GetAsync("/staff/sign-in"), "/staff/sign-in", ("email", email), ("password", password), ("return", "")))
            .Status.Should().Be(303);
        return browser;
    }

    /// <summary>The customer holds a free home of a project, with a time chosen. The home.</summary>
    public static async Task<string> HoldAsync(this Site site, Customer customer, string project = "lantern-house")
    {
        var home = await site.FreeHomeAsync(project);
        (await customer.ArriveAsync(home)).Should().Be("/reserve/appointment");
        await customer.TakeTimeAsync();
        await customer.GetAsync("/reserve/checkout");
        return home;
    }

    /// <summary>The customer reserves a free home of a project. The home.</summary>
    public static async Task<string> ReserveAsync(this Site site, Customer customer, string project = "lantern-house")
    {
        var home = await site.HoldAsync(customer, project);
        (await customer.SubmitAsync(await customer.PayAsync(Good))).Status.Should().Be(303);
        return home;
    }

    /// <summary>Address of the panel of a customer's session.</summary>
    public static async Task<string> SessionOfAsync(this Site site, Customer customer)
    {
        string? id = null;
        await Site.UntilAsync(
            async () => (id = await site.TextAsync($"select s.session_id from session_view s join contact c on c.contact_id = s.contact_id where c.email = '{customer.Email}'")) is not null,
            "the session has its row");
        return $"/staff/sessions/{id}";
    }

    /// <summary>Address of a customer's page for staff.</summary>
    public static async Task<string> ContactOfAsync(this Site site, Customer customer) =>
        $"/staff/contacts/{await site.TextAsync($"select contact_id from contact where email = '{customer.Email}'")}";
}
