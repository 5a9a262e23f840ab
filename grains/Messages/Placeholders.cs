using CustomerConnect.Storage.Catalog;
using CustomerConnect.Slots;

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
        "verificationCode", "codeExpiryMinutes", "link", "firstName", "builder", "community", "project", "home", "model", "homeAddress",
        "reservationNumber", "reservationEnds", "appointment", "deposit", "returned", "offerEnds", "ended", "phone", "email", "accent", "siteHost",
    ];

    /// <summary>Names of buttons: <c>{{button-link}}</c> and so on.</summary>
    public static readonly IReadOnlyList<string> Buttons = ["identityVerification", "advancedRegistration", "reservation", "calendar", "chooseAgain", "link"];

    /// <summary>Their values for one message.</summary>
    /// <param name="paths">Pages that the recipient may open; what is missing leaves its buttons out.</param>
    public static PlaceholderValues Of(
        Recipient recipient, Community? community, Project? project, SubjectFacts facts, SiteAddress site, MessagePaths paths)
    {
        var zone = project is null ? NodaTime.DateTimeZone.Utc : SlotSchedule.Zone(project.Settings);
        var unit = facts.UnitId is { } id ? project?.UnitsById.GetValueOrDefault(id) : null;
        var model = unit is null ? null : project!.ModelsById.GetValueOrDefault(unit.ModelId);
        string Moment(long? at) => at is { } ms ? Words.Moment(DateTimeOffset.FromUnixTimeMilliseconds(ms), zone) : "";
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
            "model" => model?.DisplayName,
            "homeAddress" => unit?.Address,
            "reservationNumber" => facts.ReservationId is { } reservation ? Words.ReservationNumber(reservation) : null,
            "reservationEnds" or "offerEnds" => Moment(facts.EndsAt),
            "appointment" => facts.SlotAt is null ? null : $"{Moment(facts.SlotAt)}, {Where(facts, project)}",
            "deposit" => facts.AmountCents is { } cents ? Words.Money(cents, facts.Currency) : null,
            "returned" => facts.RefundedCents is { } cents ? Words.Money(cents, facts.Currency) : null,
            "ended" => Ended(facts.Status),
            "phone" => community?.Phone,
            "email" => community?.Email,
            "siteHost" => site.Host,
            "accent" => community?.Accent ?? "#2b3fa6",
            _ => null,
        } ?? "");
        return new(texts, ButtonsFor(recipient, paths, facts, community, site));
    }

    private static Dictionary<string, (string, string)> ButtonsFor(
        Recipient recipient, MessagePaths paths, SubjectFacts facts, Community? community, SiteAddress site)
    {
        var buttons = new Dictionary<string, (string, string)>();
        if (paths.Reservation is { } privatePath)
        {
            var page = site.Of(privatePath);
            buttons["button-reservation"] = ("See your reservation", page);
            buttons["button-advancedRegistration"] = ("Complete your registration", $"{page}/registration");
            if (facts.SlotAt is not null)
            {
                buttons["button-calendar"] = ("Add the appointment to your calendar", $"{page}/appointment.ics");
            }
        }

        if (paths.Identity is { } identity)
        {
            buttons["button-identityVerification"] = ("Verify your identity", site.Of(identity));
        }

        if (paths.Link is { } link)
        {
            var label = link.StartsWith("/id/", StringComparison.Ordinal) ? "Verify your identity" : link.StartsWith("/staff/", StringComparison.Ordinal) ? "Choose your password" : link.StartsWith("/r/", StringComparison.Ordinal) ? "See the homes" : "See the home";
            buttons["button-link"] = (label, site.Of(link));
        }

        if (community is not null)
        {
            buttons["button-chooseAgain"] = ("Look at the homes", site.Of($"/c/{community.Slug}"));
        }

        return buttons;
    }

    private static string Where(SubjectFacts facts, Project? project) =>
        facts.SlotKind == "phone" ? "by phone" : project?.Settings.AppointmentAddress ?? "in person";

    private static string Ended(string? status) => status switch
    {
        "expired" => "Its days are over.",
        "reversed" => "The sales team took it back after a review. They will be glad to tell you why.",
        "withdrawn" => "You withdrew it.",
        _ => "",
    };
}
