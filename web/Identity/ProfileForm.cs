using System.Globalization;
using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Identity;

/// <summary>What was typed into the profile, and what is wrong with it. Pure.</summary>
public sealed class ProfileForm(IReadOnlyDictionary<string, string> typed)
{
    /// <summary>Names of the form's fields.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["street", "city", "region", "postal", "country", "born", "occupation", "citizenship", "for", "other", "exposed"];

    private const int LongestText = 200, OldEnough = 18, OldestThinkable = 120;
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>What is wrong, by field, in the order of the form.</summary>
    public Dictionary<string, string> Problems { get; } = [];

    /// <summary>What was typed into a field.</summary>
    public string this[string name] => typed.GetValueOrDefault(name, "").Trim();

    /// <summary>The form as it stands in the database: the profile, or what the contact's row has of it.</summary>
    public static ProfileForm Of(Contact contact, IdentityProfile? profile) => new(new Dictionary<string, string>
    {
        ["street"] = profile?.Street ?? contact.Street ?? "", ["city"] = profile?.City ?? contact.City ?? "", ["region"] = profile?.Region ?? contact.Region ?? "",
        ["postal"] = profile?.PostalCode ?? contact.PostalCode ?? "", ["country"] = profile?.Country ?? contact.Country ?? "",
        ["born"] = profile?.DateOfBirth.ToString(DayFormat, CultureInfo.InvariantCulture) ?? "", ["occupation"] = profile?.Occupation ?? "",
        ["citizenship"] = profile?.Citizenship ?? "", ["for"] = profile is null ? "" : profile.OtherParty is null ? "self" : "other",
        ["other"] = profile?.OtherParty ?? "", ["exposed"] = profile is null ? "" : profile.Exposed ? "yes" : "no",
    });

    /// <summary>The profile, or null with <see cref="Problems"/> filled.</summary>
    /// <param name="today">The day it is where the contact is asked.</param>
    public IdentityProfile? Read(DateOnly today)
    {
        foreach (var (name, problem) in Needed.Where(n => this[n.Name].Length == 0))
        {
            Problems[name] = problem;
        }

        foreach (var name in Names.Where(n => this[n].Length > LongestText))
        {
            Problems[name] = Show.Text(IdentityTexts.TooLong, LongestText);
        }

        var born = Born(today);
        return Problems.Count > 0 ? null : new(
            this["street"], this["city"], this["region"], this["postal"], this["country"], born, this["occupation"], this["citizenship"],
            this["for"] == "other" ? this["other"] : null, this["exposed"] == "yes");
    }

    private IEnumerable<(string Name, string Problem)> Needed
    {
        get
        {
            yield return ("street", IdentityTexts.NeedStreet);
            yield return ("city", IdentityTexts.NeedCity);
            yield return ("region", IdentityTexts.NeedRegion);
            yield return ("postal", IdentityTexts.NeedPostal);
            yield return ("country", IdentityTexts.NeedCountry);
            yield return ("born", IdentityTexts.NeedBorn);
            yield return ("occupation", IdentityTexts.NeedOccupation);
            yield return ("citizenship", IdentityTexts.NeedCitizenship);
            yield return ("for", IdentityTexts.NeedBuyingFor);
            yield return ("exposed", IdentityTexts.NeedExposed);
            if (this["for"] == "other")
            {
                yield return ("other", IdentityTexts.NeedOtherParty);
            }
        }
    }

    private DateOnly Born(DateOnly today)
    {
        if (!DateOnly.TryParseExact(this["born"], DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) || born >= today
            || born < today.AddYears(-OldestThinkable))
        {
            Problems.TryAdd("born", IdentityTexts.BornWrong);
        }
        else if (born > today.AddYears(-OldEnough))
        {
            Problems.TryAdd("born", IdentityTexts.BornTooYoung);
        }

        return born;
    }
}
