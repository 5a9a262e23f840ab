using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.Storage.People;
using CustomerConnect.Storage.Staff;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Journey.Tests.Staff;

/// <summary>A contact's page for staff, and messages of a session that are sent again.</summary>
public sealed class ContactTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Page_shows_who_they_are_what_they_agreed_to_and_what_they_have()
    {
        using var maya = await site.VisitAsync();
        await site.ReserveAsync(maya);
        using var dana = await site.StaffAsync();
        var contact = await site.ContactOfAsync(maya);
        await site.Services.GetRequiredService<AdvancedRegistrations>().SaveAsync(
            contact["/staff/contacts/".Length..], new Dictionary<string, string> { ["adults"] = "2", ["financing"] = "mortgage" });

        var panel = await dana.GetAsync(await site.SessionOfAsync(maya));
        panel.Html.Should().Contain($"href=\"{contact}\"");
        var page = await dana.GetAsync(contact);

        page.Text.Should().Contain("Maya Okafor").And.Contain(maya.Email).And.Contain("they confirmed the address themselves").And.Contain("Advanced registration Adults 2 Pays With a mortgage");
        page.Text.Should().MatchRegex("Reservations.*Lantern House.*Active").And.MatchRegex("Sessions.*Reserved.*Spring billboard");
        page.Html.Should().NotContain("style=");
    }

    [Fact]
    public async Task Client_of_a_realtor_is_seen_by_who_sees_the_realtors_session_with_what_they_agreed_to()
    {
        using var lucas = await site.VisitAsync();
        await lucas.ArriveAsRealtorAsync(await site.FreeHomeAsync("lantern-house"));
        var session = (await site.SessionOfAsync(lucas))["/staff/sessions/".Length..];
        var email = $"client-{Guid.NewGuid():n}@post.example";
        await site.Services.GetRequiredService<Contacts>().VerifyAsync(AddressKind.Email, email, "en");

        var id = await site.TextAsync($"select contact_id from contact where email = '{email}'");
        await WriteAsync($"insert into client_profile (profile_id, session_id, realtor_id, first_name, email, opted_in, contact_id, created_at, changed_at) values ('p-{id}', '{session}', (select contact_id from session_view where session_id = '{session}'), 'Tom', '{email}', 1, '{id}', 0, 0)");
        using var dana = await site.StaffAsync();
        using var eve = await site.StaffAsync(new StaffScope(false, ["elsewhere"], []));
        var division = await site.TextAsync($"select division_id from session_view where session_id = '{session}'");
        using var near = await site.StaffAsync(new StaffScope(false, [division!], []));

        (await dana.GetAsync($"/staff/contacts/{id}")).Text.Should().Contain("Client of Rae Altor May be written to");
        (await near.GetAsync($"/staff/contacts/{id}")).Status.Should().Be(200);
        (await eve.GetAsync($"/staff/contacts/{id}")).Status.Should().Be(404);
        (await dana.GetAsync("/staff/contacts/nobody")).Status.Should().Be(404);
    }

    [Fact]
    public async Task Message_of_a_session_is_sent_again_once_a_form_and_a_few_times_a_day()
    {
        using var maya = await site.VisitAsync();
        await site.ReserveAsync(maya);
        using var other = await site.VisitAsync();
        await site.ReserveAsync(other);
        using var dana = await site.StaffAsync();
        var at = await site.SessionOfAsync(maya);
        await site.MailAsync(maya.Email, _ => true);
        var panel = await dana.GetAsync(at);
        panel.Text.Should().Contain("Messages").And.Contain("Confirmation, e-mail to the contact");
        var cause = await CauseAsync(maya);
        var reservation = cause.Split('/')[1];

        (await dana.PostAsync(panel, $"{at}/resend", ("cause", cause), ("why", " "), ("command", $"{Guid.NewGuid()}"))).Should().Match<Got>(r => r.Status == 422 && r.Text.Contains("Say why"));
        (await dana.PostAsync(panel, $"{at}/resend", ("cause", cause), ("why", "it went to the spam folder"), ("command", "0195d1a0-0000-7000-8000-000000000001"))).Location.Should().Be(at);
        (await dana.PostAsync(panel, $"{at}/resend", ("cause", cause), ("why", "it went to the spam folder"), ("command", "0195d1a0-0000-7000-8000-000000000001"))).Location.Should().Be(at);
        (await site.CountAsync($"outbox where cause like 'resent/%' and subject_id = '{reservation}'")).Should().Be(1, "the same form is one message");
        (await site.CountAsync($"staff_action where what = 'message.resent' and on_id = '{at["/staff/sessions/".Length..]}' and why = 'it went to the spam folder'")).Should().Be(1, "and one line of the trail");
        for (var i = 0; i < 4; i++)
        {
            await dana.PostAsync(panel, $"{at}/resend", ("cause", cause), ("why", "it went to the spam folder"), ("command", $"{Guid.NewGuid()}"));
        }

        (await dana.PostAsync(panel, $"{at}/resend", ("cause", cause), ("why", "it went to the spam folder"), ("command", $"{Guid.NewGuid()}"))).Should().Match<Got>(r => r.Status == 422 && r.Text.Contains("5 times in 24 hours"));
        (await dana.PostAsync(panel, $"{at}/resend", ("cause", await CauseAsync(other)), ("why", "x"), ("command", $"{Guid.NewGuid()}"))).Text.Should().Contain("does not belong to the session");
        await Site.UntilAsync(async () => await site.CountAsync($"outbox where cause like 'resent/%' and subject_id = '{reservation}' and status = 'sent'") == 5, "they are sent");
    }

    private async Task<string> CauseAsync(Customer customer) =>
        (await site.TextAsync($"select o.cause from outbox o join contact c on c.contact_id = o.recipient_id where c.email = '{customer.Email}' and o.template = 'CustomerConnectReservationCustomer'"))!;

    private Task WriteAsync(string sql) => site.Services.GetRequiredService<CustomerConnect.Storage.IDatabase>().WriteAsync(async (connection, transaction) =>
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        return await command.ExecuteNonQueryAsync();
    });
}
