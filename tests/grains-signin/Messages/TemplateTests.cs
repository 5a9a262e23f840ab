using CustomerConnect.Grains.Messages;
using CustomerConnect.SignIn;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Tests.Slots;
using FluentAssertions;
using HandlebarsDotNet.Compiler;
using Microsoft.Extensions.Options;
using Xunit;

namespace CustomerConnect.Tests.Messages;

public sealed class TemplateTests
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

    public static TheoryData<string> Shipped => [.. ShippedTemplates.Names];

    [Fact]
    public void All_messages_of_the_product_have_a_template() => ShippedTemplates.Names.Should().BeEquivalentTo(
        "CustomerConnectReservationCustomer.email", "CustomerConnectReservationRealtor.email", "CustomerConnectReservationStaff.email",
        "CustomerConnectReservationStaff.sms", "CustomerConnectIdentityLink.sms", "CustomerConnectInvitation.email", "CustomerConnectInvitation.sms",
        "CustomerConnectIdentityLink.email", "DeviceVerificationCode.email", "DeviceVerificationCode.sms", "DepositReturned.email",
        "DepositPaidTwice.email",
        "ReservationEnded.email", "ReservationEndNear.email", "AppointmentMoved.email", "AppointmentMovedStaff.email", "QueueOffer.email",
        "QueueOffer.sms", "QueuePassedOver.email", "QueuePassedOver.sms", "QueueOfferEnded.email", "QueueClosed.email");

    [Theory, MemberData(nameof(Shipped))]
    public void Shipped_template_renders_without_a_hole(string name)
    {
        var template = ShippedTemplates.Find(name[..name.LastIndexOf('.')], name[(name.LastIndexOf('.') + 1)..])!;
        var values = Values(new("maya@post.example", "Maya", Code: new(CodeChannel.Email, "maya@post.example", "042137", 10, null, "en")));

        foreach (var text in new[] { TemplateText.Plain(template.Subject, values), TemplateText.Html(template.Html, values), TemplateText.Plain(template.Body, values) })
        {
            text.Should().NotContain("{{").And.NotContain("}}").And.NotContain("  ,");
        }

        name.EndsWith(".sms", StringComparison.Ordinal).Should().Be(template.Html.Length == 0);
    }

    [Fact]
    public void Confirmation_says_what_until_when_and_where()
    {
        var template = ShippedTemplates.Find("CustomerConnectReservationCustomer", "email")!;

        var text = TemplateText.Plain(template.Body, Values(new("maya@post.example", "Maya")));

        TemplateText.Plain(template.Subject, Values(new("maya@post.example", "Maya"))).Should().Be("Home 1106 is reserved for you");
        text.Should().Contain("Maya, it is yours until Saturday, November 28, at 2:21 pm.")
            .And.Contain("The Beacon, Lantern House").And.Contain("Reservation R-0417ABC").And.Contain("Deposit $2,500.00")
            .And.Contain("Appointment Monday, November 23, at 3:00 pm, 12 Landing Square")
            .And.Contain("Verify your identity: https://homes.example/id/token")
            .And.Contain("Complete your registration: https://homes.example/p/token/registration");
    }

    [Fact]
    public void Client_whose_realtor_left_identity_out_has_no_such_button()
    {
        var template = ShippedTemplates.Find("CustomerConnectReservationCustomer", "email")!;

        TemplateText.Html(template.Html, Values(new("tomas@post.example", "Tomas", WithIdentity: false))).Should()
            .NotContain("/id/").And.Contain("/registration");
    }

    [Theory]
    [InlineData("/reservations/queue/u1", "QueueOffer", "See the home")]
    [InlineData("/id/token", "CustomerConnectIdentityLink", "Verify your identity")]
    [InlineData("/r/demo", "CustomerConnectInvitation", "See the homes")]
    public void Message_about_something_links_there(string link, string name, string label)
    {
        var template = ShippedTemplates.Find(name, "email")!;
        var values = Placeholders.Of(new("maya@post.example", "Maya"), Alder, Lantern, Facts, Site, new(Link: link));

        TemplateText.Plain(template.Body, values).Should().Contain($"{label}: https://homes.example{link}");
        TemplateText.Html(template.Html, values).Should().Contain($"href=\"https://homes.example{link}\"").And.Contain($">{label}</a>");
    }

    [Fact]
    public void Short_message_about_a_queue_has_its_link_in_the_text() =>
        TemplateText.Plain(ShippedTemplates.Find("QueueOffer", "sms")!.Body, Values(new("+15555550142", "Maya"))).Should()
            .Be("Wrenfield & Sons: home 1106 at Lantern House is kept for you until Saturday, November 28, at 2:21 pm. Reserve it: https://homes.example/reservations/queue/u1");

    [Theory]
    [InlineData("QueueOffer", "maya", "active", null)]
    [InlineData("QueueOffer", "omar", "active", "the offer is over")]
    [InlineData("ReservationEndNear", "maya", "withdrawn", "the reservation has ended")]
    [InlineData("ReservationEndNear", "maya", "active", null)]
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
    [InlineData(100, "EUR", "EUR 1.00")]
    public void Money_is_written_with_its_currency(long cents, string currency, string expected) => Words.Money(cents, currency).Should().Be(expected);

    private static PlaceholderValues Values(Recipient recipient) => Placeholders.Of(recipient, Alder, Lantern, Facts, Site,
        new("/p/token", recipient.WithIdentity ? "/id/token" : null, "/reservations/queue/u1"));

    private static long At(int year, int month, int day, int hour, int minute) =>
        new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
}
