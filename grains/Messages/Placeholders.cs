using System.Globalization;
using CustomerConnect.Grains.Messages.Texts;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Grains.Messages;

/// <summary>What a template may use: placeholders by name, and buttons with their words and addresses.</summary>
/// <param name="Texts">Value by name, without <c>placeholder-</c>; what does not apply is empty.</param>
/// <param name="Buttons">Label and address by name, without <c>button-</c>; what does not apply is missing and shows nothing.</param>
public sealed record PlaceholderValues(IReadOnlyDictionary<string, string> Texts, IReadOnlyDictionary<string, (string Label, string Address)> Buttons);

/// <summary>The placeholders of all templates.</summary>
public static class Placeholders
{
    /// <summary>Names of texts: <c>{{placeholder-firstName}}</c> and so on.</summary>
    public static readonly IReadOnlyList<string> Texts =
    [
        "verificationCode", "codeExpiryMinutes", "link", "firstName", "builder", "community", "project", "home", "homeTitle", "homeInside", "homeOf", "model", "homeAddress",
        "reservationNumber", "reservationEnds", "appointment", "deposit", "returned", "offerEnds", "ended", "phone", "email", "accent", "siteHost",
    ];

    /// <summary>Names of buttons: <c>{{button-link}}</c> and so on.</summary>
    public static readonly IReadOnlyList<string> Buttons = ["identityVerification", "advancedRegistration", "reservation", "calendar", "chooseAgain", "link"];

    /// <summary>Their values for one message.</summary>
    /// <param name="language">The template's: days, times, money and buttons are written in it.</param>
    /// <param name="paths">Pages that the recipient may open; what is missing leaves its buttons out.</param>
    public static PlaceholderValues Of(
        SiteLanguage language, Recipient recipient, Community? community, Project? project, SubjectFacts facts, SiteAddress site, MessagePaths paths) =>
        language.Say(() => Of(recipient, community, project, facts, site, paths));

    private static PlaceholderValues Of(
        Recipient recipient, Community? community, Project? project, SubjectFacts facts, SiteAddress site, MessagePaths paths)
    {
        var zone = project is null ? NodaTime.DateTimeZone.Utc : SlotSchedule.Zone(project.Settings);
        var unit = facts.UnitId is { } id ? project?.UnitsById.GetValueOrDefault(id) : null;
        var model = unit is null ? null : project!.ModelsById.GetValueOrDefault(unit.ModelId);
        string Moment(long? at) => at is { } ms ? Words.Moment(DateTimeOffset.FromUnixTimeMilliseconds(ms), zone) : "";
        // As pages call it: a lot among houses, a home anywhere else.
        string? Home(string home, string lot) => unit is null ? null
            : Fill(project!.Type == ProjectType.SingleFamily ? lot : home, unit.Number);
        var texts = Texts.ToDictionary(name => $"placeholder-{name}", name => name switch
        {
            "verificationCode" => recipient.Code?.Code,
            "codeExpiryMinutes" => recipient.Code is { } code ? $"{code.ExpiryMinutes}" : null,
            "link" => paths.Link is { } link ? site.Of(link) : null,
            "firstName" => recipient.FirstName,
            "builder" => community?.BuilderName ?? "Customer Connect",
            "community" => community?.Name,
            "project" => project?.DisplayName,
            "home" => unit?.Number,
            "homeTitle" => Home(MessageTexts.HomeTitle, MessageTexts.LotTitle),
            "homeInside" => Home(MessageTexts.HomeInside, MessageTexts.LotInside),
            "homeOf" => Home(MessageTexts.HomeOf, MessageTexts.LotOf),
            "model" => model?.DisplayName,
            "homeAddress" => unit?.Address,
            "reservationNumber" => facts.ReservationId is { } reservation ? Words.ReservationNumber(reservation) : null,
            "reservationEnds" or "offerEnds" => Moment(facts.EndsAt),
            "appointment" => facts.SlotAt is null ? null : $"{Moment(facts.SlotAt)}, {Where(facts, project)}",
            "deposit" => recipient.SeesDeposit && facts.AmountCents is { } cents ? Deposit(facts, cents) : null,
            "returned" => facts.RefundedCents is { } cents ? Words.Money(cents, facts.Currency, SiteLanguage.Current) : null,
            "ended" => Ended(facts.Status),
            "phone" => community?.Phone,
            "email" => community?.Email,
            "siteHost" => site.Host,
            "accent" => community?.Accent ?? "#2b3fa6",
            _ => null,
        } ?? "");
        return new(texts, ButtonsFor(recipient, paths, facts, community, site));
    }

    private static string Deposit(SubjectFacts facts, long cents)
    {
        var amount = Words.Money(cents, facts.Currency, SiteLanguage.Current);
        return facts.DepositMode == "intent" ? Fill(MessageTexts.DepositStored, amount) : amount;
    }

    private static string Fill(string text, string value) => string.Format(CultureInfo.CurrentCulture, text, value);

    private static Dictionary<string, (string, string)> ButtonsFor(
        Recipient recipient, MessagePaths paths, SubjectFacts facts, Community? community, SiteAddress site)
    {
        var buttons = new Dictionary<string, (string, string)>();
        if (paths.Reservation is { } privatePath)
        {
            var page = site.Of(privatePath);
            buttons["button-reservation"] = (MessageTexts.SeeReservation, page);
            buttons["button-advancedRegistration"] = (MessageTexts.CompleteRegistration, $"{page}/registration");
            if (facts.SlotAt is not null)
            {
                buttons["button-calendar"] = (MessageTexts.ToCalendar, $"{page}/appointment.ics");
            }
        }

        if (paths.Identity is { } identity)
        {
            buttons["button-identityVerification"] = (MessageTexts.VerifyIdentity, site.Of(identity));
        }

        if (paths.Link is { } link)
        {
            buttons["button-link"] = (LabelOf(link), site.Of(link));
        }

        if (community is not null)
        {
            buttons["button-chooseAgain"] = (MessageTexts.ChooseAgain, site.Of($"/c/{community.Slug}"));
        }

        return buttons;
    }

    private static string LabelOf(string link) => link.Split('/')[1] switch
    {
        "id" => MessageTexts.VerifyIdentity,
        "staff" => MessageTexts.ChoosePassword,
        "r" => MessageTexts.SeeHomes,
        _ => MessageTexts.SeeHome,
    };

    private static string Where(SubjectFacts facts, Project? project) =>
        facts.SlotKind == "phone" ? MessageTexts.ByPhone : project?.Settings.AppointmentAddress ?? MessageTexts.InPerson;

    private static string Ended(string? status) => status switch
    {
        "expired" => MessageTexts.EndedExpired,
        "reversed" => MessageTexts.EndedReversed,
        "withdrawn" => MessageTexts.EndedWithdrawn,
        _ => "",
    };
}
