using System.Globalization;
using System.Net;
using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.Providers.Demo;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests;

/// <summary>What is sent is in the language of who reads it.</summary>
public sealed class MessageLanguageTests(Site site) : IClassFixture<Site>
{
    private const string Tower = "lantern-house", SalesCenter = "hello@alderferry.example";

    [Theory]
    [InlineData("fr", "est votre code", "Il est valable 10 minutes", "est réservé pour vous", "Dépôt : 2 500,00 $ US", "Voir votre réservation", "est gardé pour vous jusqu’au", "Encore deux jours pour le logement")]
    [InlineData("es", "es su código", "Vale 10 minutos", "está reservada para usted", "Depósito: $2,500.00", "Ver su reserva", "se guarda para usted hasta el", "Quedan dos días para la vivienda")]
    public async Task Code_confirmation_and_reminder_are_in_the_language_of_the_pages(
        string language, string codeSubject, string code, string reservedSubject, string deposit, string button, string nearSubject, string near)
    {
        using var visitor = await site.VisitAsync();
        visitor.Speak(language);

        await site.ReserveAsync(visitor);

        var sent = await site.MailAsync(visitor.Email, m => Has(m, codeSubject));
        sent.Body.Should().Contain(code).And.NotContain("Enter it");
        sent.Html.Should().Contain($"<html lang=\"{language}\">");
        var reserved = await site.MailAsync(visitor.Email, m => Has(m, reservedSubject));
        Plain(reserved.Body).Should().Contain(deposit).And.Contain(button).And.NotContain("Deposit").And.NotContain("Appointment");
        WebUtility.HtmlDecode(reserved.Html).Should().Contain($"<html lang=\"{language}\">").And.Contain($">{button}</a>");
        DayOfTheAppointment(reserved.Body, language).Should().BeOneOf(CultureInfo.GetCultureInfo(language).DateTimeFormat.DayNames);
        await site.MailAsync(SalesCenter, m => Has(m, "reserved, Lantern House"));
        site.Clock.Forward(TimeSpan.FromDays(5.5));
        (await site.MailAsync(visitor.Email, m => Has(m, nearSubject))).Body.Should().Contain(near);
    }

    [Fact]
    public async Task Code_for_somebody_known_is_in_their_language_until_they_sign_in_on_a_page_in_another()
    {
        using var visitor = await site.VisitAsync();
        visitor.Speak("fr");
        await visitor.ArriveAsync(await site.FreeHomeAsync(Tower));
        using var elsewhere = await site.VisitAsync();

        await elsewhere.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}");
        await elsewhere.EnterAsync(visitor.Email);

        (await CodesAsync(visitor.Email)).Should().HaveCount(2).And.AllSatisfy(m => m.Subject.Should().EndWith("est votre code"));
        (await site.TextAsync($"select language from contact where email = '{visitor.Email}'")).Should().Be("en", "they proved on an English page who they are");
        using var again = await site.VisitAsync();
        again.Speak("es");
        await again.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}");
        await again.EnterAsync(visitor.Email);
        (await CodesAsync(visitor.Email))[0].Subject.Should().EndWith("is your code");
    }

    [Fact]
    public async Task Client_is_written_to_in_the_language_that_the_realtor_says_and_who_has_signed_in_in_their_own()
    {
        using var known = await site.VisitAsync();
        known.Speak("fr");
        await known.ArriveAsync(await site.FreeHomeAsync(Tower));
        using var realtor = await site.VisitAsync();
        await realtor.ArriveAsRealtorAsync(await site.FreeHomeAsync("millrace-rows"));
        var stranger = $"client-{Guid.NewGuid():N}@post.example";
        foreach (var (name, email) in new[] { ("Tomas", stranger), ("Lena", known.Email) })
        {
            (await realtor.PostAsync(
                await realtor.GetAsync("/reserve/checkout"), "/reserve/clients", ("first", name), ("last", "Aguilar"), ("email", email), ("write", "on"), ("language", "es")))
                .Status.Should().Be(303);
        }

        (await realtor.SubmitAsync(await realtor.GetAsync("/reserve/checkout"))).Location.Should().StartWith("/reserve/confirmation/");

        (await site.MailAsync(stranger, m => Has(m, "está reservada para usted"))).Body.Should().Contain("Tomas, es suya hasta el");
        (await site.MailAsync(known.Email, m => Has(m, "est réservé pour vous"))).Body.Should().Contain("Lena, il est à vous jusqu’au");
        await site.MailAsync(realtor.Email, m => Has(m, "is reserved for your client"));
        (await site.TextAsync($"select language from contact where email = '{stranger}'")).Should().Be("es");
    }

    private static bool Has(DevMessage message, string words) => message.Subject?.Contains(words, StringComparison.Ordinal) == true;

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');

    private async Task<List<DevMessage>> CodesAsync(string email) =>
        [.. (await site.Mailbox.ListAsync(long.MaxValue, email, 50)).Where(m => Has(m, "code") && char.IsAsciiDigit(m.Subject![0]))];

    private static string DayOfTheAppointment(string body, string language) =>
        body.Split('\n').Single(l => l.StartsWith(language == "fr" ? "Rendez-vous :" : "Cita:", StringComparison.Ordinal)).Split(':', 2)[1].Trim().Split(' ')[0];
}
