using CustomerConnect.Storage.People;

namespace CustomerConnect.Web.Journey.Register;

/// <summary>What was typed into the registration, and what is wrong with it. Pure.</summary>
public sealed class RegisterForm
{
    /// <summary>Names of the form's fields.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "kind", "first", "last", "phone", "street", "city", "region", "postal", "country", "household", "reason", "timing", "firm", "location", "license",
    ];

    /// <summary>Questions that a customer may answer, with the answers.</summary>
    public static readonly IReadOnlyList<(string Name, string Question, IReadOnlyList<(string Value, string Text)> Answers)> Questions =
    [
        ("household", "How many will live there", [("1", "1"), ("2", "2"), ("3-4", "3 or 4"), ("5+", "5 or more")]),
        ("reason", "What brings you here", [("first-home", "A first home"), ("more-room", "More room"), ("less-room", "Less to look after"), ("invest", "An investment"), ("relocate", "Moving to the area")]),
        ("timing", "When would you like to move", [("soon", "As soon as possible"), ("year", "Within a year"), ("later", "Later")]),
    ];

    private const int LongestText = 200;

    private static readonly IReadOnlyDictionary<string, string> _needed = new Dictionary<string, string>
    {
        ["first"] = "Enter your first name.", ["last"] = "Enter your last name.", ["street"] = "Enter your street and number.", ["city"] = "Enter your town.",
        ["region"] = "Enter your state or province.", ["postal"] = "Enter your postal code.", ["firm"] = "Enter the name of your brokerage.",
        ["location"] = "Enter the town of your office.",
    };

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
    public Registration? Read()
    {
        foreach (var name in (string[])["first", "last", .. IsRealtor ? ["firm", "location"] : (string[])["street", "city", "region", "postal"]])
        {
            if (this[name].Length == 0)
            {
                Problems[name] = _needed[name];
            }
        }

        foreach (var name in Names.Where(n => this[n].Length > LongestText))
        {
            Problems[name] = $"This is longer than {LongestText} characters.";
        }

        string? phone = null;
        if (this["phone"].Length > 0 && !PhoneNumber.TryNormalize(this["phone"], out phone, out var problem))
        {
            Problems["phone"] = problem;
        }

        return Problems.Count > 0 ? null : new(
            this["first"], this["last"], phone, Text("street"), Text("city"), Text("region"), Text("postal"), Text("country"), Demographics(), "en",
            IsRealtor ? new(this["firm"], this["location"], Text("license")) : null);
    }

    private string? Text(string name) => !IsRealtor || name == "license" ? this[name] is { Length: > 0 } text ? text : null : null;

    private Dictionary<string, string> Demographics() => IsRealtor ? [] : Questions
        .Where(q => q.Answers.Any(a => a.Value == this[q.Name]))
        .ToDictionary(q => q.Name, q => this[q.Name]);
}
