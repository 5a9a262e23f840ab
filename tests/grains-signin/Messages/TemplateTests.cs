using System.Text.RegularExpressions;
using CustomerConnect.Grains.Messages;
using CustomerConnect.SignIn;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Tests.Slots;
using FluentAssertions;
using HandlebarsDotNet.Compiler;
using Microsoft.Extensions.Options;
using Xunit;

namespace CustomerConnect.Tests.Messages;

public sealed partial class TemplateTests
{
    private static readonly SiteAddress Site = new(Options.Create(new SiteOptions { Address = "https://homes.example" }));
    private static readonly SubjectFacts Facts = new()
    {
        ReservationId = "01jd0000000000000020417abc", UnitId = "u1", EndsAt = At(2026, 11, 28, 19, 21), SlotAt = At(2026, 11, 23, 20, 0),
        SlotKind = "in-person", AmountCents = 250_000, CapturedCents = 250_000, RefundedCents = 250_000, Currency = "USD", Status = "reversed",
    };

    private static readonly Community Alder = new(
        "c1", "d1", "o1", "alder-ferry", "Alder Ferry", "Wrenfield & Sons", null, null, "America/New_York", "#2b3fa6", null, null, null, null,
        "(555) 555-0142", "hello@wrenfield.example", null, null);

    private static readonly Project Lantern = ProjectWithHours.In("America/New_York", 30, 120, 21).AndOneHome(
        new("m1", "p1", "the-beacon", "B2", "The Beacon", 2, 2, 1048, null, null, null, null, null, null, []),
        new("u1", "p1", "m1", null, null, "1106", "1106", "2 Ferry Road", null, null, null, null, null));

    private static readonly string[] _staffAlone =
        ["CustomerConnectReservationStaff.email", "CustomerConnectReservationStaff.sms", "AppointmentMovedStaff.email", "StaffInvitation.email"];

    public static TheoryData<string, string> Shipped => new(
        from name in ShippedTemplates.Names from language in SiteLanguage.All where language == SiteLanguage.English || !_staffAlone.Contains(name)
        select (name, language.Code));

    [Fact]
    public void All_messages_of_the_product_have_a_template() => ShippedTemplates.Names.Should().BeEquivalentTo(
        "CustomerConnectReservationCustomer.email", "CustomerConnectReservationRealtor.email", "CustomerConnectReservationStaff.email",
        "CustomerConnectReservationStaff.sms", "CustomerConnectIdentityLink.sms", "CustomerConnectInvitation.email", "CustomerConnectInvitation.sms",
        "CustomerConnectIdentityLink.email", "DeviceVerificationCode.email", "DeviceVerificationCode.sms", "DepositReturned.email",
        "DepositPaidTwice.email",
        "ReservationEnded.email", "ReservationEndNear.email", "AppointmentMoved.email", "AppointmentMovedStaff.email", "QueueOffer.email",
        "StaffInvitation.email", "QueueOffer.sms", "QueuePassedOver.email", "QueuePassedOver.sms", "QueueOfferEnded.email", "QueueClosed.email");

    [Theory, MemberData(nameof(Shipped))]
    public void Shipped_template_renders_without_a_hole(string name, string language)
    {
        var template = Find(name, language);
        foreach (var firstName in new[] { "Maya", null })
        {
            var values = Values(new("maya@post.example", firstName, Code: new(CodeChannel.Email, "maya@post.example", "042137", 10, null, "en")), language);
            foreach (var text in new[] { TemplateText.Plain(template.Subject, values), TemplateText.Html(template.Html, values), TemplateText.Plain(template.Body, values) })
            {
                text.Should().NotContain("{{").And.NotContain("}}").And.NotContain("  ,").And.NotContain("<!--").And.NotMatchRegex(@"\.\s*\.");
            }
        }

        name.EndsWith(".sms", StringComparison.Ordinal).Should().Be(template.Html.Length == 0);
    }

    [Theory, MemberData(nameof(Shipped))]
    public void Shipped_template_of_a_language_has_the_placeholders_of_the_english_one(string name, string language)
    {
        var (template, english) = (Find(name, language), Find(name, "en"));

        template.Language.Code.Should().Be(language);
        Parts(template).Select(Places).Should().BeEquivalentTo(Parts(english).Select(Places), o => o.WithStrictOrdering());
        if (language != "en")
        {
            template.Body.Should().NotBe(english.Body);
            template.Html.Should().NotContain("lang=\"en\"").And.NotContain("by {{");
        }
    }

    [Theory]
    [InlineData("fr", "Le logement 1106 est réservé pour vous", "Maya, il est à vous jusqu’au samedi 28 novembre à 14 h 21.", "Dépôt : 2 500,00 $ US",
        "Rendez-vous : lundi 23 novembre à 15 h 00, 12 Landing Square", "Voir votre réservation: https://homes.example/p/token")]
    [InlineData("es", "La vivienda 1106 está reservada para usted", "Maya, es suya hasta el sábado 28 de noviembre, 2:21 p. m.", "Depósito: $2,500.00",
        "Cita: lunes 23 de noviembre, 3:00 p. m., 12 Landing Square", "Ver su reserva: https://homes.example/p/token")]
    public void Confirmation_in_another_language_has_its_days_times_and_money(string language, string subject, params string[] said)
    {
        var (template, values) = (Find("CustomerConnectReservationCustomer.email", language), Values(new("maya@post.example", "Maya"), language));

        TemplateText.Plain(template.Subject, values).Should().Be(subject);
        TemplateText.Plain(template.Body, values).Replace('\u00a0', ' ').Replace('\u202f', ' ').Should().ContainAll(said);
    }

    [Fact]
    public void What_staff_read_is_english_whatever_is_asked_for() => _staffAlone.Should().AllSatisfy(name => Find(name, "fr").Language.Should().Be(SiteLanguage.English));

    [Fact]
    public void Confirmation_says_what_until_when_and_where()
    {
        var template = Find("CustomerConnectReservationCustomer.email");

        var text = TemplateText.Plain(template.Body, Values(new("maya@post.example", "Maya")));

        TemplateText.Plain(template.Subject, Values(new("maya@post.example", "Maya"))).Should().Be("Home 1106 is reserved for you");
        text.Should().Contain("Maya, it is yours until Saturday, November 28, at 2:21 pm.")
            .And.Contain("The Beacon, Lantern House").And.Contain("Reservation R-0417ABC").And.Contain("Deposit $2,500.00")
            .And.Contain("Appointment Monday, November 23, at 3:00 pm, 12 Landing Square")
            .And.Contain("Verify your identity: https://homes.example/id/token")
            .And.Contain("Complete your registration: https://homes.example/p/token/registration");
    }

    [Fact]
    public void Client_of_a_realtor_reads_nothing_of_the_realtors_deposit()
    {
        var template = Find("CustomerConnectReservationCustomer.email");

        TemplateText.Plain(template.Body, Values(new("ines@post.example", "Ines") { SeesDeposit = false })).Should().NotContain("Deposit").And.NotContain("2,500");
    }

    [Theory]
    [InlineData("CustomerConnectReservationCustomer.email")]
    [InlineData("CustomerConnectReservationStaff.email")]
    public void Deposit_of_which_nothing_was_charged_says_so(string name)
    {
        var values = Placeholders.Of(
            SiteLanguage.English, new("maya@post.example", "Maya"), Alder, Lantern, Facts with { DepositMode = "intent", CapturedCents = 0 }, Site, new());

        TemplateText.Plain(Find(name).Body, values).Should().Contain("Deposit $2,500.00: a card is stored, nothing was charged");
    }

    [Theory]
    [InlineData("en", "Lot 1106 is reserved for you")]
    [InlineData("fr", "Le lot 1106 est réservé pour vous")]
    [InlineData("es", "La vivienda del lote 1106 está reservada para usted")]
    public void House_is_called_by_its_lot_as_on_pages(string language, string subject)
    {
        var houses = Lantern with { Type = ProjectType.SingleFamily };
        var values = Placeholders.Of(SiteLanguage.Named(language), new("maya@post.example", "Maya"), Alder, houses, Facts, Site, new());

        TemplateText.Plain(Find("CustomerConnectReservationCustomer.email", language).Subject, values).Should().Be(subject);
    }

    [Fact]
    public void Client_whose_realtor_left_identity_out_has_no_such_button()
    {
        var template = Find("CustomerConnectReservationCustomer.email");

        TemplateText.Html(template.Html, Values(new("tomas@post.example", "Tomas", WithIdentity: false))).Should()
            .NotContain("/id/").And.Contain("/registration");
    }

    [Theory]
    [InlineData("/reservations/queue/u1", "QueueOffer", "See the home")]
    [InlineData("/id/token", "CustomerConnectIdentityLink", "Verify your identity")]
    [InlineData("/r/demo", "CustomerConnectInvitation", "See the homes")]
    public void Message_about_something_links_there(string link, string name, string label)
    {
        var template = Find($"{name}.email");
        var values = Placeholders.Of(SiteLanguage.English, new("maya@post.example", "Maya"), Alder, Lantern, Facts, Site, new(Link: link));

        TemplateText.Plain(template.Body, values).Should().Contain($"{label}: https://homes.example{link}");
        TemplateText.Html(template.Html, values).Should().Contain($"href=\"https://homes.example{link}\"").And.Contain($">{label}</a>");
    }

    [Fact]
    public void Short_message_about_a_queue_has_its_link_in_the_text() =>
        TemplateText.Plain(Find("QueueOffer.sms").Body, Values(new("+15555550142", "Maya"))).Should()
            .Be("Wrenfield & Sons: home 1106 at Lantern House is kept for you until Saturday, November 28, at 2:21 pm. Reserve it: https://homes.example/reservations/queue/u1");

    [Theory]
    [InlineData("QueueOffer", "maya", "active", null)]
    [InlineData("QueueOffer", "omar", "active", "the offer is over")]
    [InlineData("ReservationEndNear", "maya", "withdrawn", "the reservation has ended")]
    [InlineData("ReservationEndNear", "maya", "active", null)]
    [InlineData("CustomerConnectReservationCustomer", "maya", "reversed", "the reservation has ended")]
    [InlineData("CustomerConnectReservationRealtor", "maya", "expired", "the reservation has ended")]
    [InlineData("CustomerConnectReservationStaff", "maya", "withdrawn", "the reservation has ended")]
    [InlineData("CustomerConnectReservationCustomer", "maya", "completed", null)]
    public void Message_that_has_become_untrue_is_not_sent(string template, string holder, string status, string? why) => StillTrue.WhyNot(
        new() { Cause = "c", Template = template, Channel = "email", Status = "pending", RecipientId = "maya" }, new() { HolderId = holder, Status = status })
        .Should().Be(why);

    [Fact]
    public void Values_are_escaped_in_html_and_left_alone_in_text()
    {
        var values = Values(new("x@post.example", "<b>Maya</b>"));

        TemplateText.Html("{{placeholder-firstName}}, {{placeholder-builder}}", values).Should().Be("&lt;b&gt;Maya&lt;/b&gt;, Wrenfield &amp; Sons");
        TemplateText.Plain("{{placeholder-firstName}}, {{placeholder-builder}}", values).Should().Be("<b>Maya</b>, Wrenfield & Sons");
    }

    [Fact]
    public void Placeholder_that_does_not_exist_is_an_error_and_not_a_hole()
    {
        var render = () => TemplateText.Plain("{{placeholder-nonsense}}", Values(new("x@post.example", null)));

        render.Should().Throw<HandlebarsUndefinedBindingException>();
    }

    [Theory]
    [InlineData(250_000, "USD", "$2,500.00")]
    [InlineData(99, "CAD", "CA$0.99")]
    [InlineData(100, "EUR", "€1.00")]
    [InlineData(100, "CHF", "CHF 1.00")]
    public void Money_is_written_with_its_currency(long cents, string currency, string expected) => Words.Money(cents, currency).Should().Be(expected);

    private static MessageTemplate Find(string name, string language = "en") =>
        ShippedTemplates.Find(name[..name.LastIndexOf('.')], name[(name.LastIndexOf('.') + 1)..], SiteLanguage.Named(language))!;

    private static string[] Parts(MessageTemplate template) => [template.Subject, template.Html, template.Body];

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal).ToList();

    [GeneratedRegex(@"(placeholder|button)-\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    private static PlaceholderValues Values(Recipient recipient, string language = "en") => Placeholders.Of(SiteLanguage.Named(language), recipient, Alder, Lantern, Facts, Site,
        new("/p/token", recipient.WithIdentity ? "/id/token" : null, "/reservations/queue/u1"));

    private static long At(int year, int month, int day, int hour, int minute) =>
        new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
}
