using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage.Staff;
using FluentAssertions;

namespace CustomerConnect.Journey.Tests.Support;

/// <summary>How staff come in, and find their way to a visitor.</summary>
internal static class StaffDoor
{
    /// <summary>A member of the staff who is signed in.</summary>
    /// <param name="scope">What they see; everything with null.</param>
    /// <param name="permissions">What they may do; everything with none.</param>
    public static async Task<Customer> StaffAsync(this Site site, StaffScope? scope = null, params string[] permissions)
    {
        var email = $"{Guid.NewGuid():n}@staff.example";
        var (_, password) = await StaffMaker.AddAsync(site.Services, email, scope ?? StaffScope.All, permissions);
        var browser = new Customer(site) { Email = email };
        var asked = await browser.PostAsync(await browser.GetAsync("/staff/sign-in"), "/staff/sign-in", ("email", email), ("password", password), ("return", ""));
        (await browser.PostAsync(await browser.GetAsync(asked.Location!), "/staff/sign-in/code", ("code", StaffMaker.NextCode(email)), ("return", "")))
            .Status.Should().Be(303);
        return browser;
    }

    /// <summary>Chooses a home of the tower and a time, and opens the checkout, which holds the home.</summary>
    public static async Task<string> HoldAsync(this Site site, Customer customer, string? slot = null)
    {
        var home = await site.FreeHomeAsync("lantern-house");
        (await customer.ArriveAsync(home)).Should().Be("/reserve/appointment");
        await customer.TakeTimeAsync(slot);
        await customer.GetAsync("/reserve/checkout");
        return home;
    }

    /// <summary>The same, paid and submitted.</summary>
    public static async Task<string> ReserveAsync(this Site site, Customer customer)
    {
        var home = await site.HoldAsync(customer);
        (await customer.SubmitAsync(await customer.PayAsync("4242 4242 4242 4242"))).Status.Should().Be(303);
        return home;
    }

    /// <summary>The address of a visitor's session.</summary>
    public static async Task<string> SessionOfAsync(this Site site, Customer customer)
    {
        string? at = null;
        await Site.UntilAsync(
            async () =>
            {
                var id = await site.TextAsync($"select s.session_id from session_view s join contact c on c.contact_id = s.contact_id where c.email = '{customer.Email}'");
                at = id is null ? null : $"/staff/sessions/{id}";
                return at is not null;
            },
            "the session has its row");
        return at!;
    }

    /// <summary>Address of a visitor's page for staff.</summary>
    public static async Task<string> ContactOfAsync(this Site site, Customer customer) =>
        $"/staff/contacts/{await site.TextAsync($"select contact_id from contact where email = '{customer.Email}'")}";

    /// <summary>The id of a visitor's reservation, once it has its row.</summary>
    public static async Task<string> ReservationOfAsync(this Site site, Customer customer)
    {
        string? id = null;
        await Site.UntilAsync(
            async () => (id = await site.TextAsync($"select r.reservation_id from reservation_view r join contact c on c.contact_id = r.contact_id where c.email = '{customer.Email}'")) is not null,
            "the reservation has its row");
        return id!;
    }
}
