using System.Globalization;
using System.Reflection;
using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.Web.Journey;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests;

/// <summary>The journey in another language, and refusals in each.</summary>
public sealed class LanguageTests(Site site) : IClassFixture<Site>
{
    /// <summary>Refusals that no page of a visitor shows: those of staff, of links' own pages, and those with words of their own.</summary>
    private static readonly HashSet<string> _elsewhere =
    [
        "LinkIsUnknown", "LinkIsOff", "LinkIsNotValidNow", "LinkIsBusy", "ReservationDoesNotEndSo", "ReversalNeedsAReason", "NoteIsTooLong",
        "ReservationCanOnlyGrow", "UnitIsTaken", "ReservationHasEnded", "SubmissionFailedEarlier",
    ];

    public static readonly TheoryData<string> Codes = new(
        from type in typeof(Refusal).Assembly.GetTypes()
        where type.IsSubclassOf(typeof(Refusal)) && !_elsewhere.Contains(type.Name)
        select ((Refusal)type.GetConstructors()[0].Invoke([.. type.GetConstructors()[0].GetParameters().Select(p => Example(p))])).Code);

    [Theory]
    [InlineData("fr", "Se connecter ou s’inscrire", "Quand se parle-t-on", "2\u00a0500,00\u00a0$\u00a0US", "est réservé", "$2,500", "États-Unis")]
    [InlineData("es", "Iniciar sesión o registrarse", "¿Cuándo hablamos?", "$2,500.00", "está reservada", "is paid", "Estados Unidos")]
    public async Task Journey_is_in_the_language_of_the_browser(string language, string signIn, string appointment, string amount, string reserved, string never, string country)
    {
        using var visitor = await site.VisitAsync();
        visitor.Speak(language);
        var home = await site.FreeHomeAsync("lantern-house");

        (await visitor.FollowAsync($"/reserve/home/{home}")).Text.Should().Contain(signIn);
        await visitor.EnterAsync(visitor.Email);
        (await visitor.GetAsync("/reserve/register")).Text.Should().Contain(country).And.NotContain("(optional)");
        await visitor.RegisterAsync();
        (await visitor.GetAsync("/reserve/appointment")).Text.Should().Contain(appointment);
        await visitor.TakeTimeAsync();
        var paid = await visitor.PayAsync("4242 4242 4242 4242");
        paid.Text.Replace('\u202f', '\u00a0').Should().Contain(amount.Replace('\u00a0', ' ')).And.NotContain(never);
        var done = await visitor.PostAsync(paid, "/reserve/submit");
        (await visitor.GetAsync(done.Location!)).Text.Should().Contain(reserved);
        (await site.CountAsync($"contact where email = '{visitor.Email}' and language = '{language}'")).Should().Be(1, "they are written to in it");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Refusal_that_a_page_can_show_has_a_text_in_every_language(string code)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var english = Refusals.Text(code);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr");
        var french = Refusals.Text(code);

        english.Should().NotBeNull();
        french.Should().NotBe(english);
    }

    private static object? Example(ParameterInfo parameter) =>
        parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null;
}
