using System.Net;
using System.Text.RegularExpressions;
using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage;
using CustomerConnect.Storage.People;
using CustomerConnect.Storage.Staff;
using Dapper;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Staff.Tests.People;

/// <summary>The form that makes an identity link: one link, however often it is sent.</summary>
public partial class IdentityLinkFormTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task Form_that_is_sent_twice_makes_one_link_and_shows_it_both_times()
    {
        var contact = await site.ContactAsync();
        var (dana, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        var form = Form(await dana.GetStringAsync($"/staff/contacts/{contact}"));

        (await SendAsync(dana, contact, form)).StatusCode.Should().Be(HttpStatusCode.SeeOther);
        var first = await LinkAsync(dana, contact);
        (await SendAsync(dana, contact, form)).StatusCode.Should().Be(HttpStatusCode.SeeOther);

        (await LinkAsync(dana, contact)).Should().Be(first);
        (await CountAsync("identity_link where contact_id = @contact", contact)).Should().Be(1);
        (await CountAsync("staff_action where on_id = @contact and what = 'identity.link-made'", contact)).Should().Be(1, "it was made once");
        await SendAsync(dana, contact, Form(await dana.GetStringAsync($"/staff/contacts/{contact}")));
        (await LinkAsync(dana, contact)).Should().NotBe(first, "another form is another link");
    }

    [Fact]
    public async Task Link_of_a_form_is_its_members_and_its_contacts_and_is_not_made_again_once_it_is_taken_back()
    {
        var (contact, other) = (await site.ContactAsync(), await site.ContactAsync());
        var (dana, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        var (lee, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        var form = Form(await dana.GetStringAsync($"/staff/contacts/{contact}"));

        await SendAsync(dana, contact, form);
        await SendAsync(dana, other, form);
        await SendAsync(lee, contact, [.. form.Where(f => f.Key != "form-token"), .. Form(await lee.GetStringAsync($"/staff/contacts/{contact}")).Where(f => f.Key == "form-token")]);
        (await CountAsync("identity_link where contact_id = @contact", contact)).Should().Be(2, "each member's is their own");
        (await CountAsync("identity_link where contact_id = @contact", other)).Should().Be(1);
        await site.Services.GetRequiredService<IdentityLinks>().RevokeAsync(contact);

        var again = await SendAsync(dana, contact, form);
        var made = await SendAsync(dana, contact, [.. form.Where(f => f.Key != "link"), new("link", "made up")]);

        (again.StatusCode, made.StatusCode).Should().Be((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity));
        (await again.Content.ReadAsStringAsync()).Should().Contain("That link was taken back since. Press the button again for another.");
        (await CountAsync("identity_link where contact_id = @contact and revoked_at is null", contact)).Should().Be(0);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient staff, string contact, IEnumerable<KeyValuePair<string, string>> form) =>
        staff.PostAsync($"/staff/contacts/{contact}/identity-link", new FormUrlEncodedContent([.. form, new("do", "make")]));

    private static List<KeyValuePair<string, string>> Form(string page) =>
        [.. Hidden().Matches(MakeForm().Match(page).Value).Select(m => KeyValuePair.Create(m.Groups["name"].Value, WebUtility.HtmlDecode(m.Groups["value"].Value)))];

    private static async Task<string> LinkAsync(HttpClient staff, string contact) => Link().Match(await staff.GetStringAsync($"/staff/contacts/{contact}")).Value;

    private Task<long> CountAsync(string what, string contact) => site.Services.GetRequiredService<IDatabase>().ReadAsync(
        connection => connection.ExecuteScalarAsync<long>($"select count(*) from {what}", new { contact }));

    [GeneratedRegex("<form(?:(?!</form>).)*value=\"make\"", RegexOptions.Singleline, 1000)]
    private static partial Regex MakeForm();

    [GeneratedRegex("type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex("/id/[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
