using System.Text.RegularExpressions;
using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.Storage.People;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Journey.Tests;

/// <summary>Verifying an identity by the link in the confirmation, on another device.</summary>
public sealed partial class IdentityTests(Site site) : IClassFixture<Site>
{
    private static readonly (string, string)[] _profile =
    [
        ("street", "4 Quay Street"), ("city", "Port Linden"), ("region", "OR"), ("postal", "97000"), ("country", "US"), ("born", "1990-02-28"),
        ("occupation", "Nurse in a hospital"), ("citizenship", "CA"), ("for", "self"), ("exposed", "no"),
    ];

    [Fact]
    public async Task Link_in_the_mail_leads_by_code_and_profile_to_a_failed_check_another_try_and_the_end()
    {
        var (at, email) = await LinkAsync();
        using var phone = new Customer(site) { Email = email };
        (await phone.GetAsync(at)).Location.Should().Be($"{at}/confirm");
        (await phone.GetAsync($"{at}/profile")).Location.Should().Be($"{at}/confirm");
        await ConfirmAsync(phone, at);

        var start = await phone.GetAsync(at);
        start.Text.Should().Contain("Verify your identity").And.Contain("Not open yet").And.Contain("It opens once your profile is complete.").And.NotContain("Show my ID");
        (await phone.PostAsync(await phone.GetAsync($"{at}/profile"), $"{at}/check")).Text.Should().Contain("Complete your profile first.");
        var wrong = await phone.PostAsync(await phone.GetAsync($"{at}/profile"), $"{at}/profile", [.. _profile[..5], ("born", "2020-01-01"), ("occupation", ""), ("citizenship", "CA"), ("for", "other"), ("exposed", "no")]);
        wrong.Status.Should().Be(422);
        wrong.Text.Should().Contain("You need to be 18 to buy a home.").And.Contain("Enter what you do.").And.Contain("Enter their name.").And.Contain("3 answers are missing");
        (await phone.PostAsync(wrong, $"{at}/profile", _profile)).Location.Should().Be(at);

        var check = (await phone.PostAsync(await phone.GetAsync(at), $"{at}/check")).Location!;
        check.Should().StartWith("/dev/identity/");
        (await phone.PostAsync(await phone.GetAsync(check), check, ("outcome", "face-mismatch"))).Location.Should().EndWith($"{at}/result");
        (await phone.GetAsync($"{at}/result")).Location.Should().Be(at);
        (await phone.GetAsync(at)).Text.Should().Contain("The photo of you did not match the document.").And.Contain("Try again");

        var again = (await phone.PostAsync(await phone.GetAsync(at), $"{at}/check")).Location!;
        again.Should().NotBe(check);
        await phone.PostAsync(await phone.GetAsync(again), again, ("outcome", "verified"));
        await phone.GetAsync($"{at}/result");
        var done = await phone.GetAsync(at);
        done.Text.Should().Contain("Your identity is verified").And.NotContain("Show my ID");
        (await phone.PostAsync(await phone.GetAsync("/reservations"), $"{at}/check")).Location.Should().Be(at, "a button pressed twice is harmless");
        (await phone.GetAsync($"{at}/profile")).Location.Should().Be(at);
        (await site.CountAsync("event where type like 'identity.%' and (data like '%Nurse%' or data like '%1990%' or data like '%Quay%')")).Should().Be(0);
    }

    [Fact]
    public async Task Check_that_was_left_goes_on_where_it_was_on_a_second_device_and_can_be_given_up()
    {
        var (at, email) = await LinkAsync();
        using var laptop = new Customer(site) { Email = email };
        using var phone = new Customer(site) { Email = email };
        await ConfirmAsync(laptop, at);
        await laptop.PostAsync(await laptop.GetAsync($"{at}/profile"), $"{at}/profile", _profile);
        var check = (await laptop.PostAsync(await laptop.GetAsync(at), $"{at}/check")).Location!;
        await laptop.PostAsync(await laptop.GetAsync(check), check, ("outcome", "abandoned"));
        await laptop.GetAsync($"{at}/result");
        (await laptop.GetAsync(at)).Text.Should().Contain("A check is under way").And.Contain("Go on with the check");

        await ConfirmAsync(phone, at);
        var page = await phone.GetAsync(at);
        page.Text.Should().Contain("Did you begin it on another device?");
        (await phone.PostAsync(page, $"{at}/check")).Location.Should().Be(check, "it is the same check");
        (await phone.PostAsync(page, $"{at}/cancel")).Location.Should().Be(at);
        (await laptop.GetAsync(at)).Text.Should().Contain("The check was given up").And.Contain("Show my ID");
    }

    [Fact]
    public async Task Link_opens_for_nobody_else_and_not_after_it_was_revoked()
    {
        var (at, email) = await LinkAsync();
        using var stranger = await site.VisitAsync();
        await stranger.ArriveAsync(await site.FreeHomeAsync("lantern-house"));
        (await stranger.GetAsync(at)).Location.Should().Be($"{at}/confirm", "who is signed in as another is not the contact");
        (await stranger.GetAsync($"{at}/confirm")).Text.Should().Contain("Send a code to").And.NotContain(email);

        await site.Services.GetRequiredService<IdentityLinks>().RevokeAsync((await site.Services.GetRequiredService<Contacts>().VerifyAsync(AddressKind.Email, email, "en")).Id);

        (await stranger.GetAsync(at)).Status.Should().Be(404);
        (await stranger.GetAsync("/id/nonsense")).Text.Should().Contain("This link does not open anything");
    }

    [Fact]
    public async Task Advanced_registration_is_kept_and_changed_by_its_private_link()
    {
        var (_, email) = await LinkAsync();
        var mail = await site.MailAsync(email, m => m.Subject?.Contains("is reserved for you", StringComparison.Ordinal) == true);
        using var phone = new Customer(site) { Email = email };
        var at = (await phone.GetAsync(Registration().Match(mail.Body).Value)).Location!;
        at.Should().MatchRegex("^/id/[A-Za-z0-9_-]+/registration$");
        await ConfirmAsync(phone, at);

        var page = await phone.GetAsync(at);
        (await phone.PostAsync(page, at, ("adults", "2"), ("employer", "Port Linden Hospital"))).Location.Should().Be($"{at}?saved=yes");
        (await phone.GetAsync($"{at}?saved=yes")).Html.Should().Contain("It is saved.").And.Contain("value=\"Port Linden Hospital\"");
        (await phone.PostAsync(page, at, ("wishes", new string('a', 2_001)))).Status.Should().Be(422);
    }

    [Fact]
    public async Task Profile_that_was_left_half_filled_in_is_there_on_another_device_and_is_forgotten_when_taken()
    {
        var (at, email) = await LinkAsync();
        using var laptop = new Customer(site) { Email = email };
        using var phone = new Customer(site) { Email = email };
        await ConfirmAsync(laptop, at);
        var page = await laptop.GetAsync($"{at}/profile");
        page.Html.Should().Contain($"<draft-form data-to=\"{at}/drafts/identity-profile\">");
        (await laptop.PostAsync(page, $"{at}/drafts/identity-profile", ("occupation", "Shipwright"), ("for", "other"), ("other", "Ada Vance"), ("card", "4242"))).Status.Should().Be(204);
        (await phone.PostAsync(await phone.FollowAsync($"{at}/confirm"), $"{at}/drafts/identity-profile", ("occupation", "Thief"))).Status.Should().Be(204);

        await ConfirmAsync(phone, at);

        var kept = await phone.GetAsync($"{at}/profile");
        kept.Html.Should().Contain("value=\"Shipwright\"").And.Contain("value=\"Ada Vance\"").And.NotContain("4242");
        (await phone.PostAsync(kept, $"{at}/profile", ("occupation", "Rigger"))).Status.Should().Be(422);
        var again = await laptop.GetAsync($"{at}/profile");
        again.Html.Should().Contain("value=\"Rigger\"", "a form that was refused is kept, too").And.NotContain("Shipwright");
        (await laptop.PostAsync(again, $"{at}/profile", _profile)).Location.Should().Be(at);
        (await phone.GetAsync($"{at}/profile")).Html.Should().Contain("value=\"Nurse in a hospital\"");
        (await site.CountAsync("form_draft where draft_key like '%/identity-profile'")).Should().Be(0);
    }

    [Fact]
    public async Task Registration_that_was_not_sent_is_kept()
    {
        var (identity, email) = await LinkAsync();
        var at = $"{identity}/registration";
        using var phone = new Customer(site) { Email = email };
        await ConfirmAsync(phone, at);
        (await phone.PostAsync(await phone.GetAsync(at), $"{identity}/drafts/advanced-registration", ("wishes", "A <quiet> side"))).Status.Should().Be(204);
        (await phone.PostAsync(await phone.GetAsync(at), $"{identity}/drafts/nonsense", ("wishes", "None"))).Status.Should().Be(204);

        var page = await phone.GetAsync(at);

        page.Html.Should().Contain("A &lt;quiet&gt; side");
        await phone.PostAsync(page, at, ("adults", "2"));
        (await phone.GetAsync(at)).Html.Should().Contain("value=\"2\"").And.NotContain("quiet");
    }

    [Fact]
    public async Task Pages_speak_the_language_of_the_browser()
    {
        var (at, email) = await LinkAsync();
        using var phone = new Customer(site) { Email = email };
        phone.Speak("fr-CA");
        (await phone.GetAsync($"{at}/confirm")).Text.Should().Contain("Confirmez que c’est vous");
        phone.Speak("es");
        await ConfirmAsync(phone, at);
        (await phone.GetAsync(at)).Text.Should().Contain("Verifique su identidad").And.Contain("Completar mi perfil");
        (await phone.GetAsync($"{at}/profile")).Text.Should().Contain("Estados Unidos").And.Contain("Alemania");
    }

    [GeneratedRegex("/id/[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex IdentityLink();

    [GeneratedRegex("/p/[A-Za-z0-9_-]+/registration", RegexOptions.None, 1000)]
    private static partial Regex Registration();

    /// <summary>Reserves, and reads the link in the mail.</summary>
    private async Task<(string At, string Email)> LinkAsync()
    {
        using var maya = await site.VisitAsync();
        await maya.ArriveAsync(await site.FreeHomeAsync("lantern-house"));
        await maya.TakeTimeAsync();
        (await maya.SubmitAsync(await maya.PayAsync("4242 4242 4242 4242"))).Status.Should().Be(303);
        var mail = await site.MailAsync(maya.Email, m => m.Subject?.Contains("is reserved for you", StringComparison.Ordinal) == true);
        return (IdentityLink().Match(mail.Body).Value, maya.Email);
    }

    private async Task ConfirmAsync(Customer visitor, string at)
    {
        var before = (await site.Mailbox.ListAsync(long.MaxValue, visitor.Email, 50)).Count(m => m.Subject?.Contains("is your code", StringComparison.Ordinal) == true);
        (await visitor.PostAsync(await visitor.GetAsync($"{at}/confirm"), $"{at}/confirm", ("to", "email"))).Location.Should().Be($"{at}/confirm/code");
        var page = await visitor.GetAsync($"{at}/confirm/code");
        (await visitor.PostAsync(page, $"{at}/confirm/code", ("code", await visitor.CodeAsync(before)))).Location.Should().Be(at);
    }
}
