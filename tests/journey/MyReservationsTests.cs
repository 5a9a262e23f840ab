using System.Text.RegularExpressions;
using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.Web.Statuses;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests;

/// <summary>Who reserved comes back: sees what they have, moves the appointment, gives the home back.</summary>
public sealed partial class MyReservationsTests(Site site) : IClassFixture<Site>
{
    private const string Tower = "lantern-house";

    [Fact]
    public async Task List_leads_to_the_reservation_and_its_appointment_is_moved_and_said_by_mail()
    {
        using var maya = await site.VisitAsync();
        var (home, id, first) = await ReservedAsync(maya);
        (await maya.GetAsync("/account")).Html.Should().Contain("href=\"/reservations\"");

        var list = await maya.GetAsync("/reservations");
        list.Text.Should().Contain("My reservations").And.Contain("Reserved for you").And.Contain("7 days left");
        list.Html.Should().Contain($"href=\"/reservations/{id}\"");
        var page = await maya.GetAsync($"/reservations/{id}");
        page.Text.Should().Contain("$2,500.00, paid").And.Contain("Move it").And.Contain("Cancel my reservation").And.Contain("7 days left");

        var times = await maya.GetAsync($"/reservations/{id}/appointment");
        times.Html.Should().MatchRegex($"value=\"{Regex.Escape(first)}\"[^>]*checked", "the page opens on its day");
        times.Html.Should().Contain($"data-own=\"{first}\"", "one's own time is not told as taken").And.Contain("data-left=\"{0} left\"");
        var next = times.FreeSlots.First(s => s != first);
        (await maya.PostAsync(times, $"/reservations/{id}/appointment", ("slot", next))).Location.Should().Be($"/reservations/{id}");

        (await maya.GetAsync($"/reservations/{id}")).Text.Should().NotContain(page.Text[page.Text.IndexOf("Appointment ", StringComparison.Ordinal)..][..40], "the time has changed");
        (await maya.GetAsync($"/reservations/{id}/appointment.ics")).Html.Should().Contain("BEGIN:VEVENT");
        var mail = await site.MailAsync(maya.Email, m => m.Subject?.StartsWith("Your appointment", StringComparison.Ordinal) == true);
        mail.Body.Should().Contain("The old one is given back.").And.Contain("/p/");
        (await site.CountAsync($"slot_view where slot_id = '{first}' and booked = 0")).Should().Be(1);
        (await site.StatusAsync(Tower, home)).Should().Be(PublicStatus.InProgress);
    }

    [Fact]
    public async Task Time_that_somebody_else_took_meanwhile_is_refused_and_the_old_one_stays()
    {
        using var maya = await site.VisitAsync();
        var (_, id, first) = await ReservedAsync(maya);
        var times = await maya.GetAsync($"/reservations/{id}/appointment");
        var wanted = times.FreeSlots.Last(s => s != first);
        using var omar = await site.VisitAsync();
        await omar.ArriveAsync(await site.FreeHomeAsync(Tower));
        await omar.TakeTimeAsync(wanted);
        (await omar.SubmitAsync(await omar.PayAsync("4242 4242 4242 4242"))).Status.Should().Be(303);

        var late = await maya.PostAsync(times, $"/reservations/{id}/appointment", ("slot", wanted));

        late.Status.Should().Be(422);
        late.Text.Should().Contain("Somebody else has just booked that time.");
        (await site.CountAsync($"slot_view where slot_id = '{first}' and booked = 1")).Should().Be(1);
    }

    [Fact]
    public async Task Mail_opens_it_on_another_device_after_a_code_and_there_it_can_be_cancelled()
    {
        using var maya = await site.VisitAsync();
        var (home, id, _) = await ReservedAsync(maya);
        var mail = await site.MailAsync(maya.Email, m => m.Subject?.Contains("is reserved for you", StringComparison.Ordinal) == true);
        using var phone = new Customer(site) { Email = maya.Email };
        (await phone.GetAsync(PrivateLink().Match(mail.Body).Value)).Html.Should().Contain($"href=\"/reservations/{id}\"");

        (await phone.GetAsync($"/reservations/{id}")).Location.Should().Be($"/reservations/{id}/confirm");
        var before = await CodesAsync(maya.Email);
        var asked = await phone.GetAsync($"/reservations/{id}/confirm");
        (await phone.PostAsync(asked, $"/reservations/{id}/confirm", ("address", maya.Email))).Location.Should().Be($"/reservations/{id}/confirm/code");
        var code = await phone.GetAsync($"/reservations/{id}/confirm/code");
        (await phone.PostAsync(code, $"/reservations/{id}/confirm/code", ("code", "000000"))).Status.Should().Be(422);
        (await phone.PostAsync(code, $"/reservations/{id}/confirm/code", ("code", await phone.CodeAsync(before)))).Location.Should().Be($"/reservations/{id}");

        var page = await phone.GetAsync($"/reservations/{id}");
        page.Text.Should().Contain("Cancel my reservation");
        var question = await phone.GetAsync($"/reservations/{id}/withdraw");
        (await phone.PostAsync(question, $"/reservations/{id}/withdraw")).Location.Should().Be($"/reservations/{id}");
        (await phone.GetAsync($"/reservations/{id}")).Text.Should().Contain("This reservation has been withdrawn.").And.NotContain("Move it");
        await Site.UntilAsync(async () => await site.StatusAsync(Tower, home) == PublicStatus.Available, "the home is free");
        (await phone.PostAsync(await phone.GetAsync("/reservations"), "/reservations/sign-out")).Location.Should().Be("/reservations/confirm");
        (await phone.GetAsync("/reservations")).Location.Should().Be("/reservations/confirm");
    }

    [Fact]
    public async Task Reservation_of_another_does_not_exist_for_anybody_else()
    {
        using var maya = await site.VisitAsync();
        var (_, id, _) = await ReservedAsync(maya);
        using var stranger = await site.VisitAsync();
        await stranger.ArriveAsync(await site.FreeHomeAsync(Tower));
        var form = await stranger.GetAsync("/reserve/appointment");

        foreach (var path in new[] { "", "/appointment", "/withdraw", "/appointment.ics" })
        {
            (await stranger.GetAsync($"/reservations/{id}{path}")).Status.Should().Be(404, path);
        }

        (await stranger.PostAsync(form, $"/reservations/{id}/appointment", ("slot", form.FreeSlots[0]))).Status.Should().Be(404);
        (await stranger.PostAsync(form, $"/reservations/{id}/withdraw")).Status.Should().Be(404);
        (await stranger.GetAsync("/reservations")).Text.Should().Contain("Nothing is reserved yet");
        (await stranger.GetAsync("/reservations/nonsense")).Status.Should().Be(404);
    }

    [Fact]
    public async Task Realtor_sees_the_clients_whom_they_reserved_for()
    {
        using var rae = await site.VisitAsync();
        await rae.ArriveAsRealtorAsync(await site.FreeHomeAsync(Tower));
        await rae.TakeTimeAsync();
        var checkout = await rae.PayAsync("4242 4242 4242 4242");
        var clients = await rae.PostAsync(checkout, "/reserve/clients", ("first", "Ines"), ("last", "Duarte"), ("email", $"ines-{Guid.NewGuid():N}@post.example"));
        clients.Status.Should().Be(303, clients.Text);
        var at = (await rae.SubmitAsync(await rae.GetAsync("/reserve/checkout"))).Location!;

        (await rae.GetAsync($"/reservations/{at.Split('/')[^1]}")).Text.Should().Contain("Your client").And.Contain("Ines Duarte").And.Contain("We write to you alone");
    }

    [GeneratedRegex("/p/[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex PrivateLink();

    private async Task<int> CodesAsync(string to) =>
        (await site.Mailbox.ListAsync(long.MaxValue, to, 50)).Count(m => m.Subject?.Contains("is your code", StringComparison.Ordinal) == true);

    private async Task<(string Home, string Id, string Slot)> ReservedAsync(Customer maya)
    {
        var home = await site.FreeHomeAsync(Tower);
        await maya.ArriveAsync(home);
        var slot = await maya.TakeTimeAsync();
        var at = (await maya.SubmitAsync(await maya.PayAsync("4242 4242 4242 4242"))).Location!;
        return (home, at.Split('/')[^1], slot);
    }
}
