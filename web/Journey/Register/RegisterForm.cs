using System.Globalization;
using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Journey.Register;

/// <summary>What was typed into the registration, and what is wrong with it. Pure.</summary>
public sealed class RegisterForm
{
    /// <summary>Names of the form's fields.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "kind", "first", "last", "phone", "street", "city", "region", "postal", "country", "household", "reason", "timing", "firm", "location", "license",
    ];

    /// <summary>Questions that a customer may answer, with the answers; their words are those of the page's language.</summary>
    public static IReadOnlyList<(string Name, string Question, IReadOnlyList<(string Value, string Text)> Answers)> Questions =>
    [
        ("household", SignInTexts.Household, [("1", "1"), ("2", "2"), ("3-4", SignInTexts.Household3), ("5+", SignInTexts.Household5)]),
        ("reason", SignInTexts.Reason, [
            ("first-home", SignInTexts.ReasonFirst), ("more-room", SignInTexts.ReasonMore), ("less-room", SignInTexts.ReasonLess),
            ("invest", SignInTexts.ReasonInvest), ("relocate", SignInTexts.ReasonMove)]),
        ("timing", SignInTexts.Timing, [("soon", SignInTexts.TimingSoon), ("year", SignInTexts.TimingYear), ("later", SignInTexts.TimingLater)]),
    ];

    private const int LongestText = 200;

    private readonly IReadOnlyDictionary<string, string> _typed;

    /// <summary>A form with what was typed; fields that are missing are empty.</summary>
    public RegisterForm(IReadOnlyDictionary<string, string> typed) => _typed = typed;

    /// <summary>What is wrong, by field.</summary>
    public Dictionary<string, string> Problems { get; } = [];

    /// <summary>True when a realtor registers.</summary>
    public bool IsRealtor => this["kind"] == "realtor";

    /// <summary>What was typed into a field.</summary>
    public string this[string name] => _typed.GetValueOrDefault(name, "").Trim();

    /// <summary>The registration, or null with <see cref="Problems"/> filled.</summary>
    /// <param name="region">Where a telephone number without a country code is dialed so; an address' country says it better.</param>
    public Registration? Read(string region)
    {
        foreach (var name in (string[])["first", "last", .. IsRealtor ? ["firm", "location"] : (string[])["street", "city", "region", "postal"]])
        {
            if (this[name].Length == 0)
            {
                Problems[name] = Needed(name);
            }
        }

        foreach (var name in Names.Where(n => this[n].Length > LongestText))
        {
            Problems[name] = Show.Text(SignInTexts.TooLong, LongestText);
        }

        string? phone = null;
        if (this["phone"].Length > 0 && !PhoneNumber.TryNormalize(this["phone"], IsRealtor ? region : this["country"], out phone, out var problem))
        {
            Problems["phone"] = AddressProblems.Words(problem);
        }

        return Problems.Count > 0 ? null : new(
            this["first"], this["last"], phone, Text("street"), Text("city"), Text("region"), Text("postal"), Text("country"), Demographics(),
            CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            IsRealtor ? new(this["firm"], this["location"], Text("license")) : null);
    }

    private static string Needed(string name) => name switch
    {
        "first" => SignInTexts.NeedFirst, "last" => SignInTexts.NeedLast, "street" => SignInTexts.NeedStreet, "city" => SignInTexts.NeedTown,
        "region" => SignInTexts.NeedRegion, "postal" => SignInTexts.NeedPostal, "firm" => SignInTexts.NeedFirm, _ => SignInTexts.NeedLocation,
    };

    private string? Text(string name) => !IsRealtor || name == "license" ? this[name] is { Length: > 0 } text ? text : null : null;

    private Dictionary<string, string> Demographics() => IsRealtor ? [] : Questions
        .Where(q => q.Answers.Any(a => a.Value == this[q.Name]))
        .ToDictionary(q => q.Name, q => this[q.Name]);
}
